package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mleready/internal/portfolio"
	"mleready/internal/questionnaire"
)

func (a *app) answersCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "answers PORTFOLIO FILE…",
		Short: "Take the answers of merchants into the portfolio",
		Long: `answers reads forms that came back, as JSON or YAML, and keeps the newest answer to each question in the file that
the portfolio names under "answers" (answers.yaml beside it, to which a line is added, when it names none). audit counts
a yes or a no as a declaration, the weakest proof, and lists what nobody knew as a question to follow up.

A form with anything wrong in it is refused as a whole, with every line that is wrong; the others are taken, and the
exit code is 3. Taking the same form again changes nothing.`,
		Example: "  mleready portfolio answers portfolio.yaml returned/*.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("Usage: "+cmd.UseLine(), "answers needs a portfolio file and at least one answered form")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.answers(args[0], args[1:]) },
	}
}

func (a *app) answers(path string, names []string) error {
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	if path == "-" {
		return usage("Name the file.", "answers changes files beside the portfolio, which cannot come from stdin")
	}
	file, text, err := a.portfolioFile(path, rules, nil)
	if err != nil {
		return err
	}
	t := &taking{app: a, path: path, file: file, text: text, reader: questionnaire.Reader{Rules: rules, Portfolio: file, AsOf: asOf}}
	kept, err := t.kept()
	if err != nil {
		return err
	}
	t.keeper = questionnaire.NewKeeper(kept)
	for _, name := range names {
		t.take(name)
	}
	if t.taken > 0 {
		if err := t.keep(); err != nil {
			return err
		}
	}
	t.followUp()
	if t.refused > 0 {
		fmt.Fprintf(a.Stderr, "mleready: %d of %d forms refused; nothing of them counts\n", t.refused, len(names))
		return verdict(exitIncomplete)
	}
	return nil
}

// taking is one run over forms that came back.
type taking struct {
	*app
	path    string // of the portfolio, as it was named
	file    *portfolio.File
	text    []byte // of the portfolio
	reader  questionnaire.Reader
	keeper  *questionnaire.Keeper
	open    []portfolio.Answer
	taken   int // forms
	refused int
}

// name is the file of answers.
func (t *taking) name() string {
	if t.file.Answers != "" {
		return t.file.Answers
	}
	return filepath.Join(filepath.Dir(t.file.Path), portfolio.AnswerFile)
}

// kept is what is kept of answers so far.
func (t *taking) kept() (*portfolio.Answers, error) {
	text, err := os.ReadFile(t.name())
	if errors.Is(err, fs.ErrNotExist) {
		return &portfolio.Answers{Portfolio: t.file.Name}, nil
	}
	if err != nil {
		return nil, usage("Let the file of answers be read, or name another one in the portfolio.", "read answers: %w", err)
	}
	kept, err := portfolio.LoadAnswers(t.name(), text, t.reader.Rules)
	if err != nil {
		return nil, usage("Mend the file of answers.", "%w", err)
	}
	return kept, nil
}

// take takes one form, or tells what is wrong with it.
func (t *taking) take(name string) {
	text, err := t.form(name)
	var returned *questionnaire.Returned
	if err == nil {
		returned, err = t.reader.Read(name, text)
	}
	var taken questionnaire.Taken
	if err == nil {
		taken, err = t.keeper.Take(name, returned)
	}
	if err != nil {
		t.refused++
		for line := range strings.Lines(err.Error() + "\n") {
			fmt.Fprint(t.Stderr, "mleready: "+line)
		}
		return
	}
	t.taken++
	fmt.Fprintf(t.Stdout, "%s: %s: %d new, %d changed, %d known already, %d without answer\n", name, returned.Merchant, taken.New, taken.Changed, taken.Known, returned.Empty)
	for _, a := range taken.Older {
		fmt.Fprintf(t.Stdout, "%s:%d: %s of %s: a newer answer is kept\n", name, a.Line, a.Requirement, questionnaire.Account(a))
	}
	if returned.Masked {
		t.warn(name + ": what looks like a secret or a card number was taken out of its texts")
	}
	t.open = append(t.open, slices.DeleteFunc(returned.Answers, func(a portfolio.Answer) bool { return a.Answer != portfolio.DoNotKnow })...)
}

// form reads an answered form.
func (t *taking) form(name string) ([]byte, error) {
	file, err := t.app.open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, questionnaire.MaxSize+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case len(text) > questionnaire.MaxSize:
		return nil, fmt.Errorf("%s: has more than %d KiB, which no form has", name, questionnaire.MaxSize>>10)
	}
	return text, nil
}

// keep writes the answers, and then names their file in a portfolio that names none.
func (t *taking) keep() error {
	if err := replaceLinked(t.name(), t.keeper.Text()); err != nil {
		return fmt.Errorf("keep the answers: %w", err)
	}
	t.say("the answers are in " + t.name())
	if t.file.Answers != "" {
		return nil
	}
	changed, err := portfolio.Refer(t.text, portfolio.AnswerFile)
	if err == nil {
		var again *portfolio.File
		again, err = portfolio.Load(t.file.Path, changed, portfolioOptions(t.reader.Rules, nil))
		if err == nil && (again.Name != t.file.Name || again.Answers != t.name()) {
			err = portfolio.ErrByHand
		}
	}
	if err == nil {
		err = replaceLinked(t.file.Path, changed)
	}
	if err != nil {
		return fmt.Errorf("the portfolio does not name the answers yet: add the line \"answers: %s\" to %s: %w", portfolio.AnswerFile, t.path, err)
	}
	t.say("added to " + t.path + ": answers: " + portfolio.AnswerFile)
	return nil
}

// replaceLinked replaces the file that a link leads to, and not the link.
func replaceLinked(path string, text []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	return replace(path, text)
}

// followUp lists what nobody knew.
func (t *taking) followUp() {
	for _, a := range t.open {
		fmt.Fprintf(t.Stdout, "to follow up: %s: %s of %s (asked: %s, %s)\n", a.Merchant, a.Requirement, questionnaire.Account(a), a.By, a.At)
	}
}
