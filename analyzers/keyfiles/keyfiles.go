package keyfiles

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/source"
)

// Check is the name of the check that claims these rules.
const Check = "keys"

// Tree gives key files by the names that it lists: a source.Tree.
type Tree interface {
	ReadKey(name string) ([]byte, error)
}

// Named is what the configuration of the target says of keys. Files are base names.
type Named struct {
	Merchants  []string // ids of merchants and portfolios
	MetaKey    bool     // a key of the portfolio signs for the merchant
	Signing    []string // files of the key that signs
	Response   []string // files of the key that decrypts replies
	Mastercard []string // certificates that Mastercard's libraries encrypt with
}

// Options say what the findings are judged by.
type Options struct {
	Rules *mleready.Rules
	AsOf  mleready.Date
	Named Named
	Alone bool // nothing in the target speaks to a provider: private keys without a certificate of one are not told
}

// Find reads key files and gives the findings of the check's rules with their fingerprints and ids, sorted by path,
// line and rule. Keys that are no production keys are shown and decide nothing. What could not be read is listed; no
// file makes it fail. The only error is a rule that the rules in use lack.
func Find(tree Tree, files []source.File, o Options) ([]mleready.Finding, []mleready.Skipped, error) {
	j, err := newJudge(o)
	if err != nil {
		return nil, nil, err
	}
	var skipped []mleready.Skipped
	for _, file := range files {
		body, err := tree.ReadKey(file.Path)
		if err != nil {
			skipped = append(skipped, mleready.Skipped{Path: file.Path, Reason: err.Error()})
			continue
		}
		m := read(body, source.KeyExtension(file.Path))
		if m.unread != "" {
			skipped = append(skipped, mleready.Skipped{Path: file.Path, Reason: m.unread})
		}
		j.file(file, m)
	}
	j.owners()
	return finish(j.found), skipped, nil
}

// found is a finding with what makes it the same one in the next commit.
type found struct {
	mleready.Finding
	identity string
}

// finish sorts findings and gives each its fingerprint and id.
func finish(all []found) []mleready.Finding {
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
	})
	out := make([]mleready.Finding, 0, len(all))
	equal := map[string]int{}
	for _, f := range all {
		first := source.Fingerprint(f.Rule, f.Path, "", f.identity, 0)
		f.Fingerprint = source.Fingerprint(f.Rule, f.Path, "", f.identity, equal[first])
		f.ID = "F" + f.Fingerprint[:12]
		equal[first]++
		out = append(out, f.Finding)
	}
	return out
}

// isNamed reports whether a file is among base names, without regard to case.
func isNamed(file string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, path.Base(file)) })
}
