package questionnaire

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"mleready"
	"mleready/internal/portfolio"
	"mleready/probes/redact"
	"mleready/report"
)

// MaxSize bounds an answered form, in bytes.
const MaxSize = 1 << 20

// answeredForm is a form as it comes back, in YAML or JSON.
type answeredForm struct {
	Line      int           `yaml:"-"`
	Form      string        `yaml:"form" need:"yes"`
	Digest    string        `yaml:"digest" need:"yes"`
	Portfolio string        `yaml:"portfolio"`
	Merchant  string        `yaml:"merchant" need:"yes"`
	By        string        `yaml:"by" need:"yes"`
	At        mleready.Date `yaml:"at" need:"yes"`
	Answers   []oneAnswer   `yaml:"answers" need:"yes"`
}

type oneAnswer struct {
	Line        int           `yaml:"-"`
	Requirement string        `yaml:"requirement" need:"yes"`
	MID         string        `yaml:"mid"`
	Environment string        `yaml:"environment" enum:"test,production"`
	Answer      string        `yaml:"answer"`
	Until       mleready.Date `yaml:"until"`
	Note        string        `yaml:"note"`
}

// Reader reads answered forms of one portfolio.
type Reader struct {
	Rules     *mleready.Rules
	Portfolio *portfolio.File
	AsOf      mleready.Date // nobody answers later than that
}

// Returned is one answered form.
type Returned struct {
	Merchant string
	Answers  []portfolio.Answer // in the order of the file
	Empty    int                // questions without an answer
	Masked   bool               // a text held what must not be kept, and was changed
}

// Read reads an answered form and holds it against the one that was sent. The error joins everything that is wrong, one
// PATH:LINE: TEXT each; nothing of such a form counts.
func (r Reader) Read(path string, text []byte) (*Returned, error) {
	var in answeredForm
	var out *Returned
	err := portfolio.Decode(path, plainly(text), "an answered form", &in, func(say func(int, string, ...any)) {
		out = r.check(in, say)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

var tabs = regexp.MustCompile(`(?m)^[\t ]*\t[\t ]*`)

// plainly makes of JSON what is YAML too: without a mark of its encoding, and indented by blanks. Lines stay what they are.
func plainly(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
		return text
	}
	return tabs.ReplaceAll(text, []byte(" "))
}

// reporter says what is wrong in a line.
type reporter func(line int, format string, args ...any)

func (r Reader) check(in answeredForm, say reporter) *Returned {
	if in.Form != Schema {
		say(in.Line, "form %q: this version reads %s", in.Form, Schema)
		return nil
	}
	at := slices.IndexFunc(r.Portfolio.Merchants, func(m portfolio.Merchant) bool { return m.ID == in.Merchant })
	if at < 0 {
		say(in.Line, "merchant %q is none of portfolio %q", in.Merchant, r.Portfolio.Name)
		return nil
	}
	merchant := r.Portfolio.Merchants[at]
	form := Make(r.Rules, r.Portfolio, merchant)
	fits := form != nil && form.Digest == in.Digest
	if !fits {
		say(in.Line, "it answers another form than this portfolio and these rules make for %s: send a new one (mleready portfolio ask --merchant %s)", in.Merchant, in.Merchant)
	}
	if r.AsOf.Before(in.At) {
		say(in.Line, "at: %s is after %s, the day of this run", in.At, r.AsOf)
	}
	limit(in.Line, "by", in.By, maxBy, say)
	out := &Returned{Merchant: in.Merchant}
	first := map[portfolio.Answer]int{}
	for _, a := range in.Answers {
		question := portfolio.Answer{Merchant: in.Merchant, Requirement: a.Requirement, MID: a.MID, Environment: a.Environment}
		line, twice := first[question]
		first[question] = a.Line
		switch {
		case twice:
			say(a.Line, "the question stands twice, first in line %d: keep one answer", line)
		case !r.known(merchant, a, say):
		case fits && !asks(form, a):
			say(a.Line, "the form does not ask %s of %s", a.Requirement, Account(question))
		default:
			out.take(question, a, in, say)
		}
	}
	if fits {
		out.Empty = form.Count() - len(out.Answers)
	}
	if len(out.Answers) == 0 {
		say(in.Line, "holds no answer: write yes, no or unknown behind the questions")
	}
	return out
}

// words are those that answer a question.
var words = map[string]string{
	portfolio.Yes: portfolio.Yes, portfolio.No: portfolio.No, portfolio.DoNotKnow: portfolio.DoNotKnow, "do not know": portfolio.DoNotKnow,
}

// take adds the answer to a question, where there is one.
func (r *Returned) take(answer portfolio.Answer, a oneAnswer, in answeredForm, say reporter) {
	word := strings.ToLower(strings.TrimSpace(a.Answer))
	if word == "" {
		return
	}
	if answer.Answer = words[word]; answer.Answer == "" {
		say(a.Line, "answer: write yes, no or unknown")
	}
	if !a.Until.IsZero() && a.Until.Before(in.At) {
		say(a.Line, "until: %s is before %s, the day of the answers", a.Until, in.At)
	}
	limit(a.Line, "note", a.Note, maxNote, say)
	by, note := oneLine(in.By), oneLine(a.Note)
	answer.Line, answer.At, answer.Until, answer.Form = a.Line, in.At, a.Until, in.Digest
	answer.By, answer.Note = redact.Redactor{}.Text(by), redact.Redactor{}.Text(note)
	r.Masked = r.Masked || answer.Note != note || answer.By != by
	r.Answers = append(r.Answers, answer)
}

// known reports whether a question can be one to the merchant, after saying what is wrong with it.
func (r Reader) known(m portfolio.Merchant, a oneAnswer, say reporter) bool {
	problem := portfolio.Declarable(r.Rules, a.Requirement)
	if problem == "" && a.MID != "" && !m.Has(a.MID) {
		problem = fmt.Sprintf("mid %q is none of merchant %s", clip(redact.Redactor{}.Text(a.MID)), m.ID)
	}
	if problem != "" {
		say(a.Line, "%s", problem)
	}
	return problem == ""
}

// asks reports whether a form holds a question.
func asks(f *report.Form, a oneAnswer) bool {
	for _, p := range f.Parts {
		if p.MID == a.MID && p.Environment == a.Environment {
			return slices.ContainsFunc(p.Questions, func(q report.FormQuestion) bool { return q.Requirement == a.Requirement })
		}
	}
	return false
}

// Longest texts, in characters.
const (
	maxBy   = 200
	maxNote = 500
)

func limit(line int, what, text string, most int, say reporter) {
	if n := utf8.RuneCountInString(text); n > most {
		say(line, "%s has %d characters, more than %d: say it more shortly", what, n, most)
	}
}

// oneLine writes a text on one line, without characters that steer a terminal or hide text.
func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(printable, text)), " ")
}

// clip keeps what is shown of a foreign text short.
func clip(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// Account names what an answer is about.
func Account(a portfolio.Answer) string {
	text := a.MID
	if text == "" {
		text = "every merchant id"
	}
	if a.Environment != "" {
		text += " (" + a.Environment + ")"
	}
	return text
}
