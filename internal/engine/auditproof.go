package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"mleready"
)

// maxProof is the largest proof that is read, in bytes.
const maxProof = 64 << 20

// proof takes in what "mleready prove" wrote of the merchant's program: what it sent is traffic like any other, and what
// its runs settle too.
func (c *collecting) proof(g *grading, path string) error {
	if err := open(path); err != nil {
		return err
	}
	p, err := readProof(path)
	if err != nil {
		return err
	}
	name := c.name(path)
	var shown []mleready.Graded
	for _, x := range p.Exchanges {
		if x.Provider == "" {
			continue
		}
		x.ID, x.Assurance, x.Environment = name+":"+x.ID, mleready.Local, ""
		g.take(name, x, hasBody(x))
		shown = append(shown, x)
	}
	for _, r := range p.Runs {
		if len(r.Grades) > 0 {
			shown = append(shown, mleready.Graded{ID: "run with " + r.Fault, Method: "the program", Path: string(r.Taking), Assurance: mleready.Local, Requirements: r.Grades})
		}
	}
	c.traffic(name, shown)
	return nil
}

func readProof(path string) (*mleready.Proof, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxProof+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxProof {
		return nil, fmt.Errorf("it has more than %d bytes: prove with fewer requests", maxProof)
	}
	var p mleready.Proof
	if err := json.Unmarshal(text, &p); err != nil || p.Schema != mleready.ProveSchema {
		return nil, errors.New(`it is no proof: write one with "mleready prove -o json=FILE", and traffic belongs under captures`)
	}
	return &p, nil
}
