package config

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
)

// headersOf are the headers in a summary, by line.
func headersOf(sum *code.Summary) []string {
	var out []string
	for _, e := range sum.Entries {
		if sum.Groups[e.Group].Kind == code.GroupHeaders {
			line, _ := sum.Position(e.Key.Start)
			out = append(out, fmt.Sprintf("%d %s: %s", line, e.Key.Text, e.Value.Text))
		}
	}
	return out
}

func TestCollections(t *testing.T) {
	tests := []struct {
		name, file, text string
		role             mleready.Role
		headers          []string
		shared           bool // its keys are the program's
	}{
		{"collection", "a.json", "{\"info\": {\"schema\": \"https://schema.getpostman.com/v2\"}, \"item\": [{\"request\": {\"header\": [\n{\"key\": \"Digest\", \"value\": \"a\"},\n{\"key\": \"Old\", \"value\": \"b\", \"disabled\": true}]}}]}",
			mleready.RoleSample, []string{"2 Digest: a"}, false},
		{"environment", "a.json", `{"values": [{"key": "HOST", "value": "x.example"}], "_postman_variable_scope": "environment"}`, mleready.RoleSample, nil, false},
		{"export", "a.json", `{"_type": "export", "__export_format": 4, "resources": [{"headers": [{"name": "Digest", "value": "a"}]}]}`, mleready.RoleSample, []string{"1 Digest: a"}, false},
		{"export in another format", "a.yaml", "type: collection.insomnia.rest/5.0\ncollection:\n- headers:\n  - name: Digest\n    value: a\n", mleready.RoleSample, []string{"4 Digest: a"}, false},
		{"description", "a.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    headers:\n      Digest: a\n", mleready.RoleDocs, nil, false},
		{"settings with a page about the interface", "a.yaml", "swagger: on\nhost: x.example\n", mleready.RoleProduction, nil, true},
		{"settings", "a.yaml", "headers:\n  Digest: a\n", mleready.RoleProduction, nil, true},
		{"requests", "a.http", "@b = c\n\n# Old: x\nGET https://x.example/a HTTP/1.1\r\nDigest: a\r\nB-C: {{b}}\r\n\r\nNo: header\n###\nhttps://x.example/b\nD: e\n", mleready.RoleSample, []string{"5 Digest: a", "6 B-C: ", "11 D: e"}, false},
		{"blocks", "a.bru", "meta {\n  name: a\n}\n\nheaders {\n  Digest: a\n  ~Old: b\n}\nvars:pre-request {\n  c: d\n}\n", mleready.RoleSample, []string{"6 Digest: a"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sums, skipped := read(t, treeOf(map[string]string{test.file: test.text}))
			if len(sums) != 1 || len(skipped) > 0 {
				t.Fatalf("%d summaries, skipped %v", len(sums), skipped)
			}
			if sums[0].Role != test.role {
				t.Errorf("role %s, want %s", sums[0].Role, test.role)
			}
			if diff := cmp.Diff(test.headers, headersOf(sums[0])); diff != "" {
				t.Error(diff)
			}
			shared := slices.ContainsFunc(sums[0].Assigns, func(a code.Assign) bool { return strings.HasPrefix(a.Symbol, code.KeySymbol("")) })
			if shared != test.shared {
				t.Errorf("sets keys of the program: %v", shared)
			}
		})
	}
}

// TestBodies keeps what a request sends in one piece, but for the secrets in it.
func TestBodies(t *testing.T) {
	const header = `\"Signature\": \"keyid={{key}}, headers=host request-target v-c-merchant-id\"`
	collection := func(body string) string {
		return `{"info": {"schema": "https://schema.getpostman.com/v2"}, "item": [{"request": {"body": {"mode": "raw", "raw": "` + body + `"}}}]}`
	}
	for name, test := range map[string]struct {
		body string
		kept bool
	}{
		"a credential":      {`{\"secret\": \"QWNtZUFjbWVBY21lQWNtZUFjbWVBY21l\", ` + header + `}`, true},
		"long":              {`{\"pad\": \"` + strings.Repeat("word ", 4000) + `\", ` + header + `}`, true},
		"too long":          {`{\"pad\": \"` + strings.Repeat("word ", 20_000) + `\", ` + header + `}`, false},
		"a private key":     {`{\"key\": \"-----BEGIN PRIVATE KEY-----\", ` + header + `}`, false},
		"no body of fields": {`secret=QWNtZUFjbWVBY21lQWNtZUFjbWVBY21l&` + header, false},
	} {
		sums, _ := read(t, treeOf(map[string]string{"pay.json": collection(test.body)}))
		kept := false
		for _, a := range sums[0].Assigns {
			text := fmt.Sprintf("%+v", a.Value)
			kept = kept || strings.Contains(text, "headers=host request-target")
			if strings.Contains(text, "QWNtZUFj") {
				t.Errorf("%s: a secret is kept: %s", name, text)
			}
		}
		if kept != test.kept {
			t.Errorf("%s: kept %t, want %t", name, kept, test.kept)
		}
	}
}
