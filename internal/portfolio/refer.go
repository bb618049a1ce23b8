package portfolio

import (
	"bytes"
	"errors"

	"gopkg.in/yaml.v3"
)

// ErrByHand says that a portfolio file is written in a way that no line can be added to without changing others.
var ErrByHand = errors.New("it is not written one key a line")

// Refer adds the line "answers: NAME" below the name of the portfolio. Every other byte stays as it is.
func Refer(text []byte, name string) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	value, err := yaml.Marshal(map[string]string{"answers": name})
	if err != nil {
		return nil, err
	}
	root := document.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, at := root.Content[i], root.Content[i+1]
		if key.Value != "portfolio" || root.Style&yaml.FlowStyle != 0 || key.Column != 1 || at.Line != key.Line || at.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			continue
		}
		lines := bytes.SplitAfter(text, []byte("\n"))
		before := bytes.Join(lines[:key.Line], nil)
		switch {
		case bytes.HasSuffix(before, []byte("\r\n")):
			value = bytes.ReplaceAll(value, []byte("\n"), []byte("\r\n"))
		case !bytes.HasSuffix(before, []byte("\n")):
			before = append(before, '\n')
		}
		return bytes.Join([][]byte{before, value, bytes.Join(lines[key.Line:], nil)}, nil), nil
	}
	return nil, ErrByHand
}
