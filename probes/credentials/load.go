package credentials

import (
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/secret"
)

// Options say how a file is read. Nil functions are those of the operating system.
type Options struct {
	Rules         *mleready.Rules // needed: the names of the provider's certificates
	Getenv        func(name string) (string, bool)
	Run           func(ctx context.Context, command string) ([]byte, error)
	ReadFile      func(path string) ([]byte, error)
	AllowLiterals bool // a secret may be written down as it is: for loopback targets and the sandbox
	Sandbox       bool // the provider's side: its private keys are read too
}

// Load reads a credentials file and the keys that it names. Keys that cannot be used are in File.Problems. The error
// says why nothing is used: the file cannot be read, its form is wrong (PATH:LINE: TEXT each), or it holds a literal
// secret that is not allowed (secret.ErrLiteral).
func Load(ctx context.Context, path string, o Options) (*File, error) {
	if o.ReadFile == nil {
		o.ReadFile = readFile
	}
	text, err := contentOf(o.ReadFile(path))
	if err != nil {
		return nil, fmt.Errorf("credentials file %s: %w", path, err)
	}
	shape, err := decode(path, text)
	if err != nil {
		return nil, err
	}
	if err := literals(path, shape, o); err != nil {
		return nil, err
	}
	l := &loader{ctx: ctx, o: o, dir: filepath.Dir(path), file: &File{Path: path}, claims: map[claim]string{}}
	l.secrets = secret.Resolver{Dir: l.dir, Getenv: o.Getenv, ReadFile: o.ReadFile, Run: o.Run, Literal: o.AllowLiterals}
	if shape.cybersource != nil {
		l.file.Cybersource = l.cybersource(*shape.cybersource)
	}
	if shape.mastercard != nil {
		l.file.Mastercard = l.mastercard(shape.mastercard)
	}
	slices.SortStableFunc(l.file.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading the keys of %s: %w", path, err)
	}
	return l.file, nil
}

// literals refuses every secret that is written down where it must not be.
func literals(path string, shape fileShape, o Options) error {
	var all []error
	for _, v := range shape.secrets() {
		if !o.AllowLiterals && secret.IsLiteral(v.text) {
			all = append(all, fmt.Errorf("%s:%d: %w", path, v.line, secret.ErrLiteral))
		}
	}
	return errors.Join(all...)
}

// loader reads the keys of one file.
type loader struct {
	ctx      context.Context
	o        Options
	dir      string
	secrets  secret.Resolver
	file     *File
	provider []*x509.Certificate // the provider's certificates that lie in P12 files
	claims   map[claim]string    // who has a key id
}

var noPassword secret.Text

// place is where in the file a key stands.
type place struct {
	line      int
	who, what string // the merchant or partner, and the key's name in the form
}

func (l *loader) problem(at place, err error) {
	text := err.Error()
	if at.what != "" {
		text = at.what + ": " + text
	}
	l.file.Problems = append(l.file.Problems, Problem{l.file.Path, at.line, at.who, text})
}

// read reads a key file, nothing for no name. Errors name it as the credentials file does.
func (l *loader) read(name value, password secret.Text) (material, error) {
	if !name.there() {
		return material{}, nil
	}
	path := filepath.FromSlash(name.text)
	if !filepath.IsAbs(path) {
		path = filepath.Join(l.dir, path)
	}
	var m material
	body, err := contentOf(l.o.ReadFile(path))
	if err == nil {
		m, err = parse(body, password)
	}
	if err != nil {
		return m, fmt.Errorf("%s: %w", name.text, err)
	}
	for _, c := range m.certificates {
		if m.p12 && l.isProviders(c) {
			l.provider = append(l.provider, c)
		}
	}
	return m, nil
}

func (l *loader) isProviders(c *x509.Certificate) bool {
	names := l.o.Rules.Wire.MLE
	return c.Subject.CommonName == names.Certificate || strings.HasSuffix(c.Subject.CommonName, names.CertificateSuffix)
}
