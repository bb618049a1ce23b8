package report

import (
	"fmt"
	"io"

	"mleready"
)

// Form is what one merchant is asked.
type Form struct {
	Schema    string
	Digest    string // of everything that is asked: an answer to another form does not fit
	Portfolio string
	Merchant  string // id
	Name      string // of the merchant
	Plain     string // name of the file that holds the same questions as plain text
	Parts     []FormPart
	Rules     mleready.RulesUsed
}

// FormPart is what is asked about one mandate for one merchant id. MID is "" for all, Environment for both.
type FormPart struct {
	Title       string // of the mandate
	Why         string
	MID         string
	Environment string
	Questions   []FormQuestion
}

// FormQuestion is one question. N counts from 1 through the whole form.
type FormQuestion struct {
	N           int
	Requirement string
	Ask         string
	Help        string
}

// FormPage writes a form as one self-contained HTML page. With script it saves the answers as JSON; it can be printed,
// and without script it names the plain file.
func FormPage(w io.Writer, f *Form) error {
	if err := writePage(w, "form.html", "page/form.js", f.Name+": questions on readiness", f); err != nil {
		return fmt.Errorf("write the form for %s: %w", f.Merchant, err)
	}
	return nil
}

// Count is the number of questions.
func (f *Form) Count() int {
	n := 0
	for _, p := range f.Parts {
		n += len(p.Questions)
	}
	return n
}

// Where names the environment in words.
func (p FormPart) Where() string {
	if p.Environment == "" {
		return "test and production"
	}
	return p.Environment
}
