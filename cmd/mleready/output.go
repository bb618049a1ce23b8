package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/report"
)

// endings gives the format that -o FILE means by its ending.
var endings = map[string]string{".html": "html", ".json": "json", ".sarif": "sarif", ".txt": "table"}

// destination is one rendering of the result. File "-" is stdout.
type destination struct {
	format string
	file   string
}

// destinations reads --format and -o against the formats that the command has; the first is the default.
func (c *common) destinations(formats ...string) ([]destination, error) {
	known := func(flag, format string) error {
		if slices.Contains(formats, format) {
			return nil
		}
		return usage(didYouMean(format, formats, "There are "+strings.Join(formats, ", ")+"."), "%s: unknown format %q", flag, format)
	}
	var all []destination
	for _, output := range c.outputs {
		format, file, named := strings.Cut(output, "=")
		if !named {
			file = output
			if format = endings[strings.ToLower(filepath.Ext(file))]; format == "" {
				return nil, usage("Write FORMAT=FILE, or a name that ends in "+strings.Join(slices.Sorted(maps.Keys(endings)), " or ")+".",
					"-o %s: the ending tells no format", output)
			}
		}
		if file == "" {
			return nil, usage("Write FORMAT=FILE.", "-o %s: no file named", output)
		}
		if err := known("-o "+output, format); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(d destination) bool { return d.file == file }) {
			return nil, usage("Give each output its own file.", "-o %s: two outputs go to the same place", output)
		}
		all = append(all, destination{format, file})
	}
	screen := slices.ContainsFunc(all, func(d destination) bool { return d.file == "-" })
	if screen && c.format != "" {
		return nil, usage("Leave one of them out.", "--format and -o both write to stdout")
	}
	if screen {
		return all, nil
	}
	format := c.format
	if format == "" {
		format = formats[0]
	}
	return append(all, destination{format, "-"}), known("--format", format)
}

// reachable makes sure before any work that every output's folder is there.
func (a *app) reachable(all []destination) error {
	for _, d := range all {
		if d.file == "-" {
			continue
		}
		folder := filepath.Dir(d.file)
		if info, err := os.Stat(a.path(folder)); err != nil || !info.IsDir() {
			return usage("Make the folder first.", "-o %s: there is no folder %s", d.file, folder)
		}
	}
	return nil
}

// emit renders the result once per destination. Every one is tried; a file appears whole or not at all.
func (a *app) emit(all []destination, render func(w io.Writer, format string, colour bool) error) error {
	var failed []error
	for _, d := range all {
		var text bytes.Buffer
		screen := d.file == "-"
		err := render(&text, d.format, screen && a.Terminal && !a.noColor && a.Getenv("NO_COLOR") == "")
		switch {
		case err != nil:
		case screen:
			_, err = a.Stdout.Write(text.Bytes())
		default:
			err = replace(a.path(d.file), text.Bytes())
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("write %s to %s: %w", d.format, d.file, err))
		}
	}
	return errors.Join(failed...)
}

// show renders a result in every destination: in the form of its format, else as a table.
func show[T any](a *app, all []destination, rules *mleready.Rules, result T, forms map[string]func(io.Writer, T) error, table func(io.Writer, T, report.TableOptions) error) error {
	return a.emit(all, func(w io.Writer, format string, colour bool) error {
		if form := forms[format]; form != nil {
			return form(w, result)
		}
		return table(w, result, report.TableOptions{Width: a.Width, Verbose: a.verbose, Rules: rules, Color: colour})
	})
}

// deliver renders one destination as a stream, for what is too large to be held in memory. A file appears whole or not
// at all.
func (a *app) deliver(d destination, render func(io.Writer) error) error {
	var err error
	if d.file == "-" {
		out := bufio.NewWriter(a.Stdout)
		err = errors.Join(render(out), out.Flush())
	} else {
		err = replaceBy(a.path(d.file), render)
	}
	if err != nil {
		return fmt.Errorf("write %s to %s: %w", d.format, d.file, err)
	}
	return nil
}

// replace writes a file by renaming a finished one over it.
func replace(path string, text []byte) error {
	return replaceBy(path, func(w io.Writer) error { _, err := w.Write(text); return err })
}

// replaceBy is replace for what is written as a stream. What is no regular file (a device, a pipe) is written to
// directly: renaming would put a file in its place.
func replaceBy(path string, render func(io.Writer) error) error {
	info, err := os.Stat(path)
	direct := err == nil && !info.Mode().IsRegular()
	name := path
	if !direct {
		name = filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.Itoa(os.Getpid())+".tmp")
	}
	mode := os.FileMode(0o666)
	if err == nil {
		mode = info.Mode().Perm() // whoever kept the old file to himself keeps the new one
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	err = errors.Join(render(out), out.Flush(), file.Close())
	if direct {
		return err
	}
	if err == nil {
		err = os.Rename(name, path)
	}
	if err != nil {
		_ = os.Remove(name) // what is left of it is of no use; the first error tells more
	}
	return err
}
