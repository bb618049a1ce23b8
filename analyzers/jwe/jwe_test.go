package jwe

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/check/checktest"
	"mleready/analyzers/code"
)

// model joins the summaries of Go and JavaScript files.
func model(t *testing.T, files map[string]string) *code.Model {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return checktest.Model(t, checktest.Tree(t, fsys))
}

const goJose = `package p
import "github.com/go-jose/go-jose/v4"
func seal(body []byte, key any) (string, error) {
	enc, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.RSA_OAEP_256, Key: key, KeyID: "k"}, nil)
	if err != nil { return "", err }
	obj, err := enc.Encrypt(body)
	if err != nil { return "", err }
	return obj.CompactSerialize()
}
func open(text string, key any) ([]byte, error) {
	obj, err := jose.ParseEncrypted(text, nil, nil)
	if err != nil { return nil, err }
	return obj.Decrypt(key)
}
`

const jwx = `package p
import ("github.com/lestrrat-go/jwx/v2/jwa"; "github.com/lestrrat-go/jwx/v2/jwe")
func seal(body []byte, key any) ([]byte, error) {
	h := jwe.NewHeaders()
	h.Set(jwe.KeyIDKey, "k")
	return jwe.Encrypt(body, jwe.WithKey(jwa.RSA_OAEP, key), jwe.WithContentEncryption(jwa.A128GCM), jwe.WithProtectedHeaders(h))
}
func open(text []byte, key any) ([]byte, error) { return jwe.Decrypt(text, jwe.WithKey(jwa.RSA_OAEP, key)) }
`

const signed = `package p
import "github.com/go-jose/go-jose/v4"
func sign(body []byte, s jose.Signer) (string, error) {
	obj, err := s.Sign(body)
	if err != nil { return "", err }
	return obj.CompactSerialize()
}
`

const version = `package p
import "fmt"
func version(a, b, c, d, e int) string { return fmt.Sprintf("%d.%d.%d.%d.%d", a, b, c, d, e) }
`

const joseJS = `import { CompactEncrypt, compactDecrypt } from 'jose';
export const seal = (b, key) => new CompactEncrypt(b).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'k', iat: 1 }).encrypt(key);
export const open = (t, key) => compactDecrypt(t, key);
`

const nodeJose = `const jose = require('node-jose');
exports.seal = (b, key) => jose.JWE.createEncrypt({ format: 'compact', contentAlg: 'A256GCM', fields: { alg: 'RSA-OAEP' } }, key).update(b).final();
exports.open = (t, key) => jose.JWE.createDecrypt(key).decrypt(t);
`

func TestFind(t *testing.T) {
	for name, test := range map[string]struct {
		file, text     string
		makers, opener int
		alg, enc       string
		fields         []string
	}{
		"go-jose":                         {"p.go", goJose, 1, 1, "RSA-OAEP-256", "A256GCM", []string{"alg", "enc", "kid"}},
		"jwx":                             {"p.go", jwx, 1, 1, "RSA-OAEP", "A128GCM", []string{"alg", "enc", "kid"}},
		"a signature of the same library": {"p.go", signed, 0, 0, "", "", nil},
		"five numbers":                    {"p.go", version, 0, 0, "", "", nil},
		"jose":                            {"p.js", joseJS, 1, 1, "RSA-OAEP-256", "A256GCM", []string{"alg", "enc", "iat", "kid"}},
		"node-jose":                       {"p.js", nodeJose, 1, 1, "RSA-OAEP", "A256GCM", []string{"alg", "enc"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Find(model(t, map[string]string{test.file: test.text}))
			if len(p.Makers) != test.makers || len(p.Openers) != test.opener {
				t.Fatalf("%d makers and %d openers, want %d and %d", len(p.Makers), len(p.Openers), test.makers, test.opener)
			}
			if test.makers == 0 {
				return
			}
			h := p.HeaderOf(p.Makers[0])
			var fields []string
			for f := range h.Fields {
				fields = append(fields, f)
			}
			slices.Sort(fields)
			got := fmt.Sprint(first(h, "alg"), " ", first(h, "enc"), " ", fields)
			if diff := cmp.Diff(fmt.Sprint(test.alg, " ", test.enc, " ", test.fields), got); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
		})
	}
}

func first(h Header, field string) string {
	for _, f := range h.Fields[field] {
		for _, v := range f.Val {
			return Name(v)
		}
	}
	return ""
}

func TestName(t *testing.T) {
	hole := func(name string) code.Value { return code.Value{{Hole: true, Name: name}} }
	for _, test := range []struct {
		value code.Value
		want  string
	}{
		{code.Value{{Text: "RSA-OAEP-256"}}, "RSA-OAEP-256"},
		{hole("RSA_OAEP_256"), "RSA-OAEP-256"},
		{hole("A256GCM"), "A256GCM"},
		{hole("A128CBC_HS256"), "A128CBC-HS256"},
		{hole("RSA1_5"), "RSA1_5"},
		{hole("algorithm"), ""},
		{code.Value{{Text: "RSA-"}, {Hole: true}}, ""},
	} {
		if got := Name(test.value); got != test.want {
			t.Errorf("%v: %q, want %q", test.value, got, test.want)
		}
	}
}

func TestFormOf(t *testing.T) {
	m := model(t, map[string]string{"p.go": `package p
import ("bytes"; "encoding/json"; "net/http")
func wrap(jwe string) []byte { b, _ := json.Marshal(map[string]string{"sealed": jwe}); return b }
func wrapped(jwe string) { http.NewRequest("POST", "/", bytes.NewReader(wrap(jwe))) }
func text(jwe string) { http.NewRequest("POST", "/", bytes.NewReader([]byte("{\"sealed\":\"" + jwe + "\"}"))) }
func clear(v any) { b, _ := json.Marshal(v); http.NewRequest("POST", "/", bytes.NewReader(b)) }
func either(jwe string, v any, on bool) {
	b, _ := json.Marshal(v)
	if on { b = wrap(jwe) }
	http.NewRequest("POST", "/", bytes.NewReader(b))
}
func given(b []byte) { http.NewRequest("POST", "/", bytes.NewReader(b)) }
func none() { http.NewRequest("POST", "/", nil) }
func get(b []byte) { http.NewRequest("GET", "/", bytes.NewReader(b)) }
`})
	b := &Bodies{Model: m, Member: "sealed"}
	for _, s := range m.Scopes() {
		b.Sealed = append(b.Sealed, Envelopes(m, s, b.Member)...)
	}
	want := map[string]*Form{
		"wrapped": {Wrapped: true}, "text": {Wrapped: true}, "clear": {Clear: true}, "either": {Wrapped: true, Clear: true},
		"given": {Untold: "b"}, "none": {}, "get": nil,
	}
	got := map[string]*Form{}
	for _, s := range m.Scopes() {
		for _, c := range m.Calls(s) {
			if c.Kind != code.CallRequest {
				continue
			}
			got[s.Name()] = nil
			if body := BodyOf(m, s, c); body != nil {
				f := b.FormOf(s, body)
				if f.Wrapped && !f.Clear {
					f.Untold = "" // the JWE itself
				}
				got[s.Name()] = &f
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forms (-want +got):\n%s", diff)
	}
}
