package vet

import (
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// TestTriggersCompile excludes the panic in triggers.
func TestTriggersCompile(t *testing.T) {
	if !triggers().Match([]byte("https://apitest.cybersource.com")) {
		t.Error("a host of the provider is no trigger")
	}
}

// spy notes for which packages the producer made a program.
type spy struct {
	mu       sync.Mutex
	programs map[string]bool // by import path
}

type seen struct{}

func (*seen) AFact() {}

func (s *spy) analyzer() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "spy", Doc: "notes what the producer made", Requires: []*analysis.Analyzer{Producer},
		ResultType: reflect.TypeFor[bool](), FactTypes: []analysis.Fact{(*seen)(nil)}, // the fact makes it run on imports
		Run: func(pass *analysis.Pass) (any, error) {
			s.mu.Lock()
			defer s.mu.Unlock()
			made := pass.ResultOf[Producer].(*program) != nil
			s.programs[pass.Pkg.Path()] = s.programs[pass.Pkg.Path()] || made
			return made, nil
		},
	}
}

func TestProducerReturnsEarly(t *testing.T) {
	needGo(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":             "module acme.example/shop\n\ngo 1.24\n\nrequire acme.example/lib v1.0.0\n",
		"vendor/modules.txt": "# acme.example/lib v1.0.0\n## explicit; go 1.20\nacme.example/lib\n",
		"vendor/acme.example/lib/lib.go": "// Package lib is another module.\npackage lib\n\nimport \"net/http\"\n\n" +
			"// Name names the merchant.\nfunc Name(r *http.Request) { r.Header.Set(\"v-c-merchant-id\", \"x\") }\n",
		"plain/plain.go":   "package plain\n\nimport \"strings\"\n\nfunc Up(s string) string { return strings.ToUpper(s) }\n",
		"above/above.go":   "package above\n\nimport \"acme.example/shop/plain\"\n\nvar Name = plain.Up(\"shop\")\n",
		"keyed/keyed.go":   "package keyed\n\nimport (\n\t\"crypto/hmac\"\n\t\"crypto/sha256\"\n)\n\nvar New = hmac.New(sha256.New, nil)\n",
		"sender/sender.go": "package sender\n\nimport \"net/http\"\n\nvar C http.Client\n",
		"names/names.go":   "package names\n\nconst Merchant = \"V-C-Merchant-ID\"\n",
		"user/user.go":     "package user\n\nimport (\n\t\"acme.example/lib\"\n\t\"acme.example/shop/names\"\n)\n\nvar _, _ = lib.Name, names.Merchant\n",
	} {
		write(t, filepath.Join(mkdir(t, dir, filepath.Dir(name)), filepath.Base(name)), text)
	}
	s := &spy{programs: map[string]bool{}}
	analysistest.Run(t, dir, s.analyzer(), "./...")
	for path, want := range map[string]bool{
		"acme.example/shop/plain":  false, // names nothing, imports nothing that signs or sends
		"acme.example/shop/above":  false,
		"acme.example/shop/keyed":  true,
		"acme.example/shop/sender": true,
		"acme.example/shop/names":  true,
		"acme.example/shop/user":   true, // by its import
		"acme.example/lib":         false,
		"net/http":                 false,
		"crypto/hmac":              false,
		"strings":                  false,
	} {
		got, ran := s.programs[path]
		switch {
		case !ran:
			t.Errorf("the producer did not run on %s", path)
		case got != want:
			t.Errorf("%s: a program was made: %v, want %v", path, got, want)
		}
	}
	for path, made := range s.programs {
		if made && !strings.HasPrefix(path, "acme.example/shop/") {
			t.Errorf("a program was made of %s, which is not of the module", path)
		}
	}
}
