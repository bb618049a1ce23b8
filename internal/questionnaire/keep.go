package questionnaire

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"mleready/internal/portfolio"
)

// Taken is what became of the answers of one form.
type Taken struct {
	New     int
	Changed int // took the place of an older answer
	Known   int // was kept already
	Older   []portfolio.Answer
}

// Keeper puts answers together.
type Keeper struct {
	portfolio string
	all       []portfolio.Answer
	at        map[portfolio.Answer]int // place in all, by question
}

// NewKeeper begins with what is kept already.
func NewKeeper(kept *portfolio.Answers) *Keeper {
	k := &Keeper{portfolio: kept.Portfolio, all: slices.Clone(kept.Answers), at: map[portfolio.Answer]int{}}
	for i, a := range k.all {
		k.at[a.Question()] = i
	}
	return k
}

// Take adds the answers of a form: the newest answer to a question counts, an older one is told. Two different answers
// of the same day refuse the form, and nothing of it is taken.
func (k *Keeper) Take(path string, r *Returned) (Taken, error) {
	var problems []error
	for _, a := range r.Answers {
		if i, ok := k.at[a.Question()]; ok && k.all[i].At == a.At && !same(k.all[i], a) {
			problems = append(problems, fmt.Errorf("%s:%d: %s of %s was answered otherwise on the same day, %s, by %s: date the answer that holds later",
				path, a.Line, a.Requirement, Account(a), a.At, k.all[i].By))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return Taken{}, err
	}
	var taken Taken
	for _, a := range r.Answers {
		i, ok := k.at[a.Question()]
		switch {
		case !ok:
			k.at[a.Question()] = len(k.all)
			k.all = append(k.all, a)
			taken.New++
		case same(k.all[i], a):
			taken.Known++
		case a.At.Earliest().Before(k.all[i].At.Earliest()):
			taken.Older = append(taken.Older, a)
		default:
			k.all[i] = a
			taken.Changed++
		}
	}
	return taken, nil
}

// same reports whether two answers say the same.
func same(a, b portfolio.Answer) bool {
	a.Line, b.Line, a.Form, b.Form = 0, 0, "", ""
	return a == b
}

// Text writes the answers as they are kept, one a line.
func (k *Keeper) Text() []byte {
	var b bytes.Buffer
	b.WriteString("# Kept by \"mleready portfolio answers\": the newest answer of each merchant to each question.\n")
	fmt.Fprintf(&b, "portfolio: %s\nanswers:\n", scalar(k.portfolio))
	for _, a := range slices.SortedStableFunc(slices.Values(k.all), portfolio.Answer.Compare) {
		fmt.Fprintf(&b, "  - {merchant: %s, requirement: %s", scalar(a.Merchant), scalar(a.Requirement))
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ", %s: %s", name, scalar(value))
			}
		}
		field("mid", a.MID)
		field("environment", a.Environment)
		field("answer", a.Answer)
		field("by", a.By)
		field("at", a.At.String())
		field("until", a.Until.String())
		field("note", a.Note)
		field("form", a.Form)
		b.WriteString("}\n")
	}
	return b.Bytes()
}
