// Package runs keeps what audits found, each in a folder of its own that is whole or not there:
//
//	runs/<as-of>-<n>/run.json           the portfolio without the assessments
//	runs/<as-of>-<n>/assessments.jsonl  one merchant a line, in the order of the portfolio
//	runs/<as-of>-<n>/evidence/<id>.jsonl  the graded exchanges of a merchant's captures
//
// and whatever pages are written beside. A run is written into a hidden folder, which gets its name at the end.
package runs

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"mleready"
)

// Names of the parts of a run.
const (
	runFile         = "run.json"
	assessmentsFile = "assessments.jsonl"
	evidenceFolder  = "evidence"
)

// Writer writes one run.
type Writer struct {
	runs  string // folder of all runs
	dir   string // the hidden one
	lines *os.File
	out   *bufio.Writer
}

// Create begins a run below a folder, which is made when it is missing.
func Create(out string) (*Writer, error) {
	w := &Writer{runs: filepath.Join(out, "runs")}
	if err := os.MkdirAll(w.runs, 0o777); err != nil {
		return nil, fmt.Errorf("make the folder of runs: %w", err)
	}
	var err error
	if w.dir, err = os.MkdirTemp(w.runs, ".unfinished-"); err != nil {
		return nil, fmt.Errorf("begin a run: %w", err)
	}
	if w.lines, err = os.Create(filepath.Join(w.dir, assessmentsFile)); err == nil {
		err = os.Mkdir(filepath.Join(w.dir, evidenceFolder), 0o777)
	}
	if err != nil {
		w.Abort()
		return nil, fmt.Errorf("begin a run: %w", err)
	}
	w.out = bufio.NewWriter(w.lines)
	return w, nil
}

// Add writes one merchant. Nothing of it is kept in memory.
func (w *Writer) Add(m mleready.MerchantResult, exchanges []mleready.Graded) error {
	if err := encode(w.out, m); err != nil {
		return fmt.Errorf("keep the assessment of %s: %w", m.ID, err)
	}
	if len(exchanges) == 0 {
		return nil
	}
	return w.File(filepath.Join(evidenceFolder, m.ID+".jsonl"), func(out io.Writer) error {
		for _, x := range exchanges {
			if err := encode(out, x); err != nil {
				return err
			}
		}
		return nil
	})
}

// File writes a further file of the run, by its name inside of it.
func (w *Writer) File(name string, write func(io.Writer) error) error {
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(write(out), out.Flush(), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	return nil
}

// Finish writes run.json, gives the run its name and says which folder that is. p is without assessments.
func (w *Writer) Finish(p mleready.PortfolioResult) (string, error) {
	err := errors.Join(w.out.Flush(), w.lines.Sync(), w.lines.Close(), w.File(runFile, func(out io.Writer) error {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(p)
	}))
	if err != nil {
		return "", fmt.Errorf("finish the run: %w", err)
	}
	if err := os.Chmod(w.dir, 0o755); err != nil {
		return "", fmt.Errorf("finish the run: %w", err)
	}
	return w.name(p.AsOf)
}

// name gives the run the first free name of its day. Renaming fails where another run has just taken it.
func (w *Writer) name(asOf mleready.Date) (string, error) {
	const most = 100000
	for n := 1; n < most; n++ {
		dir := filepath.Join(w.runs, fmt.Sprintf("%s-%d", asOf, n))
		if _, err := os.Lstat(dir); err == nil {
			continue
		}
		err := os.Rename(w.dir, dir)
		if err == nil {
			w.dir = dir
			return dir, nil
		}
		if _, taken := os.Lstat(dir); taken != nil {
			return "", fmt.Errorf("finish the run: %w", err)
		}
	}
	return "", fmt.Errorf("finish the run: %s has too many runs of %s", w.runs, asOf)
}

// Abort removes a run that does not come to its end.
func (w *Writer) Abort() {
	if w.lines != nil {
		_ = w.lines.Close() // it goes with the folder
	}
	_ = os.RemoveAll(w.dir) // what is left is hidden and passes for no run
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
