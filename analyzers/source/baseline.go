package source

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mleready"
)

// Fingerprint identifies a finding across commits: 32 hex digits over its rule, file, function and the words of its
// line. White space, line number and commit do not count; ordinal tells apart findings that are equal in all of these.
func Fingerprint(rule, path, symbol, normalisedText string, ordinal int) string {
	h := sha256.New()
	for _, part := range []string{rule, path, symbol, normalise(normalisedText), strconv.Itoa(ordinal)} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

func normalise(text string) string { return strings.Join(strings.Fields(text), " ") }

// AssignFingerprints fills Fingerprint of every finding; text gives a file by its path. A file that cannot be read
// counts as empty and is named in the error, the others are done all the same. Lines enter with their secrets
// masked: a fingerprint is published, and the hash of a short secret would give it away.
func AssignFingerprints(findings []mleready.Finding, text func(path string) ([]byte, error)) error {
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := findings[i], findings[j]
		return cmp.Or(strings.Compare(a.Path, b.Path), a.Line-b.Line, a.Column-b.Column, strings.Compare(a.Rule, b.Rule))
	})
	var errs []error
	var body []byte
	equal := map[string]int{}
	for n, i := range order {
		f := &findings[i]
		if n == 0 || findings[order[n-1]].Path != f.Path {
			var err error
			if body, err = text(f.Path); err != nil {
				errs = append(errs, fmt.Errorf("taking the fingerprints of %s: %w", Escape(f.Path), err))
			}
		}
		line := maskedLine(body, f.Line)
		first := Fingerprint(f.Rule, f.Path, f.Symbol, line, 0)
		f.Fingerprint = Fingerprint(f.Rule, f.Path, f.Symbol, line, equal[first])
		equal[first]++
	}
	return errors.Join(errs...)
}

// Baseline is the set of fingerprints of a former report.
type Baseline map[string]bool

// ReadBaseline takes the fingerprints out of a former report in JSON. Suppressed findings are part of it.
func ReadBaseline(report []byte) (Baseline, error) {
	const next = "give a report that was written by `mleready scan -o FILE.json`"
	var doc struct {
		Schema   string `json:"schema"`
		Findings []struct {
			Fingerprint string `json:"fingerprint"`
		} `json:"findings"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(report, []byte("\ufeff")), &doc); err != nil {
		return nil, fmt.Errorf("reading the baseline: %w; %s", err, next)
	}
	if doc.Schema != mleready.Schema {
		return nil, fmt.Errorf("reading the baseline: its schema is %q, not %q; %s", doc.Schema, mleready.Schema, next)
	}
	b := Baseline{}
	for i, f := range doc.Findings {
		if f.Fingerprint == "" {
			return nil, fmt.Errorf("reading the baseline: findings[%d] has no fingerprint; %s", i, next)
		}
		b[f.Fingerprint] = true
	}
	return b, nil
}

// MarkBaseline sets Baseline of the findings that the former report held.
func MarkBaseline(findings []mleready.Finding, b Baseline) {
	for i := range findings {
		findings[i].Baseline = b[findings[i].Fingerprint]
	}
}
