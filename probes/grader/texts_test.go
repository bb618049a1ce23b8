package grader

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/probes/jose"
)

// FuzzText compares what is looked at letter by letter with a pattern, and with quoting every text.
func FuzzText(f *testing.F) {
	uuid4 := regexp.MustCompile(`^(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	for _, seed := range []string{
		"", "aaaaaaaa-bbbb-4ccc-8ddd-000000000001", "AAAAAAAA-BBBB-4CCC-bDDD-00000000000F", "aaaaaaaa-bbbb-4ccc-8ddd-00000000000g", "aaaaaaaa-bbbb-1ccc-8ddd-000000000001",
		"aaaaaaaa-bbbb-4ccc-7ddd-000000000001", "aaaaaaaabbbb-4ccc-8ddd-0000000000012", "aaaaaaaa-bbbb-4ccc-8ddd-000000000001\n", "é", "\"", "a\\b", "\x7f", "plain",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := isUUID4(s), uuid4.MatchString(s); got != want {
			t.Errorf("%q: a UUID %v, want %v", s, got, want)
		}
		if s != "" && jose.IsPlain(s) && strconv.Quote(s) != `"`+s+`"` {
			t.Errorf("%q has to be quoted", s)
		}
	})
}

// FuzzTextOf compares with encoding/json.
func FuzzTextOf(f *testing.F) {
	for _, seed := range []string{`"a"`, `"\u0061"`, "\"\xff\"", `""`, `5`, `null`, `{"a":"b","a":1}`, `{"a":"b"} `, "{\"\xff\":1}", `[]`, `{}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !json.Valid(raw) {
			return
		}
		var object jose.Object
		_ = json.Unmarshal(raw, &object)
		if diff := cmp.Diff(object, membersOf(raw)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", raw, diff)
		}
		var want string
		raw = bytes.TrimSpace(raw)
		isText := raw[0] == '"' && json.Unmarshal(raw, &want) == nil
		if got, ok := textOf(raw); got != want || ok != isText {
			t.Errorf("%q: %q %v, want %q %v", raw, got, ok, want, isText)
		}
	})
}
