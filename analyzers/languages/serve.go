package languages

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"mleready/analyzers/code"
	"mleready/analyzers/code/javascript"
)

// Serve is the life of a child: it limits itself as the first message says, then answers one request after the other
// until in ends. What it is asked to read is all that it reads.
func Serve(in io.Reader, out io.Writer) error {
	return serve(in, out, parsers)
}

func serve(in io.Reader, out io.Writer, parsers map[string]parser) error {
	if _, err := io.WriteString(out, magic); err != nil {
		return fmt.Errorf("greet: %w", err)
	}
	pipe := newStream(in, out)
	var s setup
	if err := pipe.receive(&s); err != nil {
		return fmt.Errorf("read what to do: %w", err)
	}
	debug.SetGCPercent(400) // what a file leaves behind is small, and the limit holds
	if err := limit(s.Memory); err != nil {
		return err
	}
	if err := pipe.send(answer{}); err != nil {
		return err
	}
	for {
		var r Request
		err := pipe.receive(&r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		if err := pipe.send(reply(r, parsers)); err != nil {
			return err
		}
	}
}

func reply(r Request, parsers map[string]parser) answer {
	parse := parsers[r.Language]
	if parse == nil {
		return answer{Reason: "no parser for " + r.Language}
	}
	sum, err := guarded(parse, r)
	if err != nil {
		return answer{Reason: err.Error(), Minified: errors.Is(err, javascript.ErrMinified)}
	}
	return answer{Summary: sum}
}

// guarded costs one file when a parser panics.
func guarded(parse parser, r Request) (sum *code.Summary, err error) {
	defer func() {
		if p := recover(); p != nil {
			sum, err = nil, fmt.Errorf("the adapter for %s broke: %v; please report this", r.Language, p)
		}
	}()
	return parse(r)
}
