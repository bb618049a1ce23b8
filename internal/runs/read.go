package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"mleready"
)

// Run is a run that was finished.
type Run struct {
	Dir    string
	Result mleready.PortfolioResult // without the assessments
}

// Open reads a run.
func Open(dir string) (*Run, error) {
	text, err := os.ReadFile(filepath.Join(dir, runFile))
	var wrong *os.PathError
	switch {
	case errors.As(err, &wrong):
		return nil, fmt.Errorf("%s is no run of an audit: %s: %w", dir, runFile, wrong.Err)
	case err != nil:
		return nil, err
	}
	r := &Run{Dir: dir}
	if err := json.Unmarshal(text, &r.Result); err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Join(dir, runFile), err)
	}
	if r.Result.Schema != mleready.PortfolioSchema {
		return nil, fmt.Errorf("%s has the form %q, and this version reads %s", filepath.Join(dir, runFile), r.Result.Schema, mleready.PortfolioSchema)
	}
	return r, nil
}

// Each reads the merchants of the run one by one, in the order of the portfolio.
func (r *Run) Each(yield func(mleready.MerchantResult) error) error {
	name := filepath.Join(r.Dir, assessmentsFile)
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read the assessments: %w", err)
	}
	defer f.Close()
	lines := json.NewDecoder(f)
	for n := 1; ; n++ {
		var m mleready.MerchantResult
		switch err := lines.Decode(&m); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if err := yield(m); err != nil {
			return err
		}
	}
}
