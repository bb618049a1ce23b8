package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"mleready/internal/portfolio"
	"mleready/internal/questionnaire"
	"mleready/report"
)

func (a *app) askCommand() *cobra.Command {
	var merchants []string
	var out string
	cmd := &cobra.Command{
		Use:   "ask PORTFOLIO",
		Short: "Write a form for each merchant to answer",
		Long: `ask writes for each merchant a form with the questions that a person's word may settle, for every merchant id:
ID.html, a page to fill in that needs no network and saves the answers as a file, and ID.yaml, the same as plain text.
Send either; what comes back is read by "mleready portfolio answers". No form asks for anything secret.`,
		Example: "  mleready portfolio ask portfolio.yaml\n  mleready portfolio ask portfolio.yaml --merchant acme --out forms",
		Args:    exactly(1, "one portfolio file"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.ask(args[0], merchants, out) },
	}
	cmd.Flags().StringArrayVar(&merchants, "merchant", nil, "`ID` of a merchant to ask, all if left out; repeatable")
	cmd.Flags().StringVar(&out, "out", "forms", "`DIR` that the forms are written to")
	return cmd
}

func (a *app) ask(path string, chosen []string, out string) error {
	rules, _, err := a.policy()
	if err != nil {
		return err
	}
	file, _, err := a.portfolioFile(path, rules, nil)
	if err != nil {
		return err
	}
	if err := known(file, chosen); err != nil {
		return err
	}
	if err := os.MkdirAll(a.path(out), 0o777); err != nil {
		return usage("Name another folder with --out.", "make the folder of forms: %w", err)
	}
	written := 0
	for _, m := range file.Merchants {
		if len(chosen) > 0 && !slices.Contains(chosen, m.ID) {
			continue
		}
		form := questionnaire.Make(rules, file, m)
		if form == nil {
			a.warn(m.ID + ": there is nothing to ask: name its mids in the portfolio first")
			continue
		}
		if err := a.writeForm(form, out); err != nil {
			return err
		}
		written++
	}
	if written == 0 {
		return usage("Name the mids of at least one merchant.", "no merchant can be asked anything")
	}
	return nil
}

// known refuses ids of merchants that the portfolio does not have.
func known(file *portfolio.File, chosen []string) error {
	var ids []string
	for _, m := range file.Merchants {
		ids = append(ids, m.ID)
	}
	for _, id := range chosen {
		if !slices.Contains(ids, id) {
			return usage(didYouMean(id, ids, "The portfolio has other merchants."), "--merchant %q: no such merchant", id)
		}
	}
	return nil
}

// writeForm writes a form in both ways, and tells stdout their names.
func (a *app) writeForm(form *report.Form, out string) error {
	for _, f := range []struct {
		name  string
		write func(io.Writer, *report.Form) error
	}{{form.Merchant + ".html", report.FormPage}, {form.Plain, questionnaire.Plain}} {
		var text bytes.Buffer
		if err := f.write(&text, form); err != nil {
			return err
		}
		name := filepath.Join(out, f.name)
		if err := replace(a.path(name), text.Bytes()); err != nil {
			return fmt.Errorf("write the form for %s: %w", form.Merchant, err)
		}
		fmt.Fprintln(a.Stdout, filepath.ToSlash(name))
	}
	return nil
}
