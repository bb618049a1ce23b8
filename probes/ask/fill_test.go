package ask

import (
	"strings"
	"testing"
)

func TestExpand(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"/a?b=c":                        "/a?b=c",
		"/a/{id}/{id}":                  "/a/{id2}/{id2}",
		`{"a": {"id": "{id}"}, "b":{}}`: `{"a": {"id": "{id2}"}, "b":{}}`,
		"{id {id2} {idx} {i":            "{id {card} {idx} {i",
		"{{id}}":                        "{{id2}}",
	} {
		// A value that looks like a place stays as it is.
		if got := expand(in, []string{"id", "{id2}", "id2", "{card}"}); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestUUID(t *testing.T) {
	id, err := UUID(strings.NewReader("\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99\xaa\xbb\xcc\xdd\xee\xff"))
	if want := "00112233-4455-4677-8899-aabbccddeeff"; id != want || err != nil {
		t.Errorf("%q, %v, want %q", id, err, want)
	}
	if _, err := UUID(strings.NewReader("short")); err == nil {
		t.Error("no error where the source of random bytes ends")
	}
}
