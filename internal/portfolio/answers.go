package portfolio

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"mleready"
)

// Answers is the file that keeps what merchants answered: the newest answer to each question.
type Answers struct {
	Portfolio string   `yaml:"portfolio" need:"yes" doc:"Name of the portfolio"`
	Answers   []Answer `yaml:"answers" need:"yes" doc:"The answers"`
}

// Answer is what a person answered to one question.
type Answer struct {
	Line        int           `yaml:"-"`
	Merchant    string        `yaml:"merchant" need:"yes" doc:"Id of the merchant"`
	Requirement string        `yaml:"requirement" need:"yes" doc:"Id of the requirement"`
	MID         string        `yaml:"mid" doc:"The merchant id it is true for; all if left out"`
	Environment string        `yaml:"environment" enum:"test,production" doc:"Where it is true; both if left out"`
	Answer      string        `yaml:"answer" need:"yes" enum:"yes,no,unknown" doc:"What was answered"`
	By          string        `yaml:"by" need:"yes" doc:"Who answered"`
	At          mleready.Date `yaml:"at" need:"yes" doc:"The day of the answer"`
	Until       mleready.Date `yaml:"until" doc:"The last day on which it counts"`
	Note        string        `yaml:"note" doc:"What makes it believable"`
	Form        string        `yaml:"form" doc:"Digest of the form that asked"`
}

// Answers that can be given.
const (
	Yes        = "yes"
	No         = "no"
	DoNotKnow  = "unknown"
	AnswerFile = "answers.yaml" // where answers are kept unless the portfolio names another file
)

// Question is the answer without anything that was answered.
func (a Answer) Question() Answer {
	return Answer{Merchant: a.Merchant, Requirement: a.Requirement, MID: a.MID, Environment: a.Environment}
}

// Compare puts answers in the order in which they are kept.
func (a Answer) Compare(b Answer) int {
	return cmp.Or(cmp.Compare(a.Merchant, b.Merchant), cmp.Compare(a.MID, b.MID), cmp.Compare(a.Environment, b.Environment),
		cmp.Compare(a.Requirement, b.Requirement))
}

// LoadAnswers reads a file of answers. The error joins everything that is wrong, one PATH:LINE: TEXT each.
func LoadAnswers(path string, text []byte, rules *mleready.Rules) (*Answers, error) {
	kept := &Answers{}
	err := Decode(path, text, "answers", kept, func(report func(int, string, ...any)) {
		first := map[Answer]int{}
		for _, a := range kept.Answers {
			if line, twice := first[a.Question()]; twice {
				report(a.Line, "the question stands twice, first in line %d: keep one answer", line)
			}
			first[a.Question()] = a.Line
			if problem := Declarable(rules, a.Requirement); problem != "" {
				report(a.Line, "%s", problem)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// Declarable says why nobody can declare a requirement, "" where one can.
func Declarable(rules *mleready.Rules, requirement string) string {
	r, ok := rules.Requirement(requirement)
	if !ok {
		var ids []string
		for _, q := range rules.Questions {
			ids = append(ids, q.Requirement)
		}
		return unknown("requirement", requirement, ids)
	}
	if !slices.Contains(r.SettledBy, mleready.FromDeclaration) {
		return requirement + " is not settled by what people state: leave it out"
	}
	return ""
}

// answered makes declarations of the answers that are kept. One that is about a merchant or merchant id that the
// portfolio no longer has is set aside: the portfolio may be made anew every day.
func (f *File) answered(o Options) error {
	if f.Answers == "" || o.Read == nil {
		return nil
	}
	text, err := o.Read(f.Answers)
	if err != nil {
		var missing *fs.PathError
		if errors.As(err, &missing) {
			err = missing.Err
		}
		return fmt.Errorf("%s: answers: %s: %w", f.Path, filepath.Base(f.Answers), err)
	}
	kept, err := LoadAnswers(f.Answers, text, o.Rules)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, m := range f.Merchants {
		at[m.ID] = i
	}
	for _, a := range kept.Answers {
		i, known := at[a.Merchant]
		if !known {
			f.Ignored = append(f.Ignored, fmt.Sprintf("%s:%d: answers for %q, which is no merchant of the portfolio", f.Answers, a.Line, a.Merchant))
			continue
		}
		m := &f.Merchants[i]
		if a.MID != "" && !m.Has(a.MID) {
			f.Ignored = append(f.Ignored, fmt.Sprintf("%s:%d: answers for %q, which is no mid of %s any more", f.Answers, a.Line, a.MID, m.ID))
			continue
		}
		m.answered(a)
	}
	return nil
}

func (m *Merchant) answered(a Answer) {
	if a.Answer == DoNotKnow {
		m.Open = append(m.Open, a)
		return
	}
	m.Declarations = append(m.Declarations, Declaration{
		Requirement: a.Requirement, MID: a.MID, Environment: a.Environment, Outcome: mleready.MetIf(a.Answer == Yes), By: a.By, At: a.At,
		Until: a.Until, Note: a.Note,
	})
}
