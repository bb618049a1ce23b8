// Package portfolio reads the file that names the merchants of an audit: where their code, captures and keys are, what
// to probe, what people state and what they accept. The types here are the form of the file; reading, and the schema
// for editors, both follow their tags:
//
//	yaml  the key
//	need  it must be there
//	enum  the words that can stand there
//	doc   what it means, for the schema
package portfolio

import (
	"net/url"
	"path/filepath"
	"slices"

	"mleready"
	"mleready/probes"
)

// File is a portfolio. Names of files and folders are relative to the file, and joined with its folder once it is read.
type File struct {
	Path      string     `yaml:"-"`
	Name      string     `yaml:"portfolio" need:"yes" doc:"Name of the portfolio, for reports"`
	Mandates  []string   `yaml:"mandates" doc:"Ids of the mandates to judge by, all of the rules if left out; the first decides status and exit code"`
	Store     string     `yaml:"store" doc:"Database that results are kept in: sqlite:FILE or postgres://…"`
	Answers   string     `yaml:"answers" doc:"File that 'mleready portfolio answers' keeps: what merchants answered, counted as declarations"`
	Merchants []Merchant `yaml:"merchants" need:"yes" doc:"The merchants, in the order of reports"`
	Ignored   []string   `yaml:"-"` // what of the answers concerns nobody here any more
}

// Merchant is one merchant of a portfolio.
type Merchant struct {
	Line         int               `yaml:"-"`
	ID           string            `yaml:"id" need:"yes" doc:"Short name, unique in the file; also the name of files in a run"`
	Name         string            `yaml:"name" doc:"Name for readers; the id if left out"`
	Owner        string            `yaml:"owner" doc:"Who to turn to"`
	Tags         map[string]string `yaml:"tags" doc:"Words to filter and group by"`
	MIDs         []MID             `yaml:"mids" doc:"Merchant ids at the gateway; each has to be ready"`
	Sources      []Source          `yaml:"sources" doc:"Where the merchant's code is"`
	Probes       []probes.Target   `yaml:"probes" doc:"Endpoints to ask about the account"`
	Captures     []string          `yaml:"captures" doc:"Files of traffic recorded from the merchant's own program: HAR, JSON or raw HTTP"`
	Proofs       []string          `yaml:"proofs" doc:"What 'mleready prove -o json=FILE' wrote of the merchant's own program"`
	Usage        []string          `yaml:"usage" doc:"Reports of the gateway on its use, in CSV: merchant id, date, scheme, count"`
	Keys         []string          `yaml:"keys" doc:"Credentials files: what their keys show, and what verifies the captures"`
	MustEncrypt  bool              `yaml:"must_encrypt" doc:"The merchant has to encrypt payloads for Mastercard, whether its code does so far or not"`
	Declarations []Declaration     `yaml:"declarations" doc:"What people state about the account; it counts as declared, the weakest proof"`
	Waivers      []Waiver          `yaml:"waivers" doc:"What people accept for a time; it changes the exit code and the plan, never the status"`
	Open         []Answer          `yaml:"-"` // questions to which nobody knew the answer
}

// Has reports whether a merchant id is the merchant's.
func (m Merchant) Has(mid string) bool {
	return slices.ContainsFunc(m.MIDs, func(own MID) bool { return own.MID == mid })
}

// MID is a merchant id at the gateway.
type MID struct {
	MID         string `yaml:"mid" need:"yes" doc:"The merchant id"`
	Environment string `yaml:"environment" enum:"test,production" doc:"Where it is used; left out: both"`
	Volume      int64  `yaml:"volume" doc:"Transactions a year"`
}

// Source is where code is: a folder, an archive or a git repository, of which Dir can pick one folder.
type Source struct {
	Line    int    `yaml:"-"`
	Path    string `yaml:"path" doc:"Folder or file"`
	Archive string `yaml:"archive" doc:"Archive: .zip, .tar, .tar.gz or .tgz"`
	Git     string `yaml:"git" doc:"URL of a git repository: https or ssh"`
	Ref     string `yaml:"ref" doc:"Branch, tag or commit of the repository; its default branch if left out"`
	Dir     string `yaml:"dir" doc:"Folder in the archive or repository that the code is in"`
}

// Declaration is what a person states about the account.
type Declaration struct {
	Line        int              `yaml:"-"`
	Requirement string           `yaml:"requirement" need:"yes" doc:"Id of the requirement"`
	MID         string           `yaml:"mid" doc:"The merchant id it is true for; all if left out"`
	Environment string           `yaml:"environment" enum:"test,production" doc:"Where it is true; both if left out"`
	Outcome     mleready.Outcome `yaml:"outcome" need:"yes" enum:"met,unmet" doc:"What is stated"`
	By          string           `yaml:"by" need:"yes" doc:"Who states it"`
	At          mleready.Date    `yaml:"at" need:"yes" doc:"The day of the statement"`
	Until       mleready.Date    `yaml:"until" doc:"The last day on which it counts"`
	Note        string           `yaml:"note" doc:"What makes it believable"`
}

// Waiver is a risk that somebody accepts.
type Waiver struct {
	Line        int           `yaml:"-"`
	Requirement string        `yaml:"requirement" need:"yes" doc:"Id of the requirement"`
	By          string        `yaml:"by" need:"yes" doc:"Who accepts it"`
	Until       mleready.Date `yaml:"until" need:"yes" doc:"The last day on which it counts"`
	Reason      string        `yaml:"reason" need:"yes" doc:"Why it is acceptable"`
}

// Volume is how many transactions a year all merchant ids have together, 0 for not known.
func (m Merchant) Volume() int64 {
	var sum int64
	for _, mid := range m.MIDs {
		sum += mid.Volume
	}
	return sum
}

// Redacted is the URL of a git source without its user, "" for any other source.
func (s Source) Redacted() string {
	u, err := url.Parse(s.Git)
	if err != nil {
		return ""
	}
	u.User = nil
	return u.String()
}

// join makes every name of a file or folder start where the portfolio file is.
func (f *File) join() {
	dir := filepath.Dir(f.Path)
	join := func(name *string) {
		if *name != "" && !filepath.IsAbs(*name) {
			*name = filepath.Join(dir, filepath.FromSlash(*name))
		}
	}
	join(&f.Answers)
	for i := range f.Merchants {
		m := &f.Merchants[i]
		for j := range m.Sources {
			join(&m.Sources[j].Path)
			join(&m.Sources[j].Archive)
		}
		for _, list := range [][]string{m.Captures, m.Proofs, m.Usage, m.Keys} {
			for j := range list {
				join(&list[j])
			}
		}
	}
}
