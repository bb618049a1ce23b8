package sandbox

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestParse(t *testing.T) {
	tests := map[string]struct {
		body string
		want any // nil for an error
	}{
		"JSON":       {`{"a":{"b":"c"}}`, map[string]any{"a": map[string]any{"b": "c"}}},
		"XML":        {`<?xml version="1.0"?><!-- x --><a> <b>c&amp;d</b> </a>`, map[string]any{"a": map[string]any{"b": "c&d"}}},
		"again":      {`<a><b>1</b><b>2</b><b><c/></b></a>`, map[string]any{"a": map[string]any{"b": []any{"1", "2", map[string]any{"c": ""}}}}},
		"a text":     {`<a>1</a>`, map[string]any{"a": "1"}},
		"namespaces": {`<n:a xmlns:n="urn:x"><n:b>1</n:b></n:a>`, map[string]any{"a": map[string]any{"b": "1"}}},
		"nothing":    {"", nil},
		"a form":     {"a=b", nil},
		"cut off":    {"<a><b>", nil},
		"entities":   {`<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, nil},
		"deep":       {strings.Repeat("<a>", deepest+1) + strings.Repeat("</a>", deepest+1), nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := parse([]byte(test.body), true)
			if (err != nil) != (test.want == nil) {
				t.Fatalf("%v, %v", got, err)
			}
			if test.want == nil {
				return
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := parse([]byte("<a/>"), false); err == nil {
		t.Error("XML where only JSON is read")
	}
}

func TestToXML(t *testing.T) {
	for body, want := range map[string]string{
		`{"a":{"b":"c<","d":[1,true,null],"e":{"f":[{"g":"1"},{"g":"2"}]}}}`: "<a><b>c&lt;</b><d>1</d><d>true</d><d></d><e><f><g>1</g></f><f><g>2</g></f></e></a>",
		`{"a":"b"}`: "<a>b</a>", `{"a":{}}`: "<a></a>",
		`{"a":1,"b":2}`: "", `[{"a":1}]`: "", `{}`: "", `7`: "", `{"a":`: "", `{"a":{"b":[`: "", `{"a":{"b"`: "",
	} {
		got, ok := toXML([]byte(body))
		if ok {
			want = prolog + want
		}
		if string(got) != want || ok != (want != "") {
			t.Errorf("%s: %s %v, want %s", body, got, ok, want)
		}
	}
}

// FuzzForm reads what it wrote: what has an XML form has the same values in it.
func FuzzForm(f *testing.F) {
	for _, seed := range []string{`{"a":{"b":"c","d":["1","2"]}}`, `<a><b>c</b></a>`, `{"Errors":{"Error":{"Source":"x"}}}`, "<", `{"a":{"":""}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		v, err := parse(body, true)
		if err != nil {
			return
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := toXML(text); !ok && body[0] == '<' {
			t.Errorf("%s was read as %s, which has no XML form", body, text)
		}
	})
}

func TestAsked(t *testing.T) {
	for name, test := range map[string]struct {
		accept, contentType string
		body, want          string
	}{
		"nothing said":  {"", "", `{"a":"b"}`, jsonType},
		"anything":      {"*/*", "application/xml; charset=utf-8", `{"a":"b"}`, xmlType},
		"by Accept":     {"text/xml", jsonType, `{"a":"b"}`, xmlType},
		"both":          {"application/xml, application/json", jsonType, `{"a":"b"}`, jsonType},
		"no XML of it":  {"application/xml", xmlType, `[]`, jsonType},
		"JSON for XML":  {"application/json", xmlType, `{"a":"b"}`, jsonType},
		"no other form": {"application/xml", "", "", ""},
	} {
		a := answer{mediaType: jsonType, body: []byte(test.body)}
		if test.want == "" {
			a.mediaType = ""
		}
		if got := asked(a, mleready.Mastercard, mleready.Header{{"accept", test.accept}, {"content-type", test.contentType}}); got.mediaType != test.want {
			t.Errorf("%s: %s", name, got.mediaType)
		}
		if got := asked(a, mleready.Cybersource, mleready.Header{{"accept", test.accept}}); got.mediaType != a.mediaType {
			t.Errorf("%s: Cybersource answers as %s", name, got.mediaType)
		}
	}
}
