package javascript

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code/sitter"
)

func TestBranches(t *testing.T) {
	text := `async function f(response, mode) {
  if (!response.ok || response.status === 401) {
    return null;
  } else {
    mode = 'on';
  }
  try {
    await mode();
  } catch (err) {
    throw err;
  }
  return mode === 'live' ? 1 : 2;
}
`
	s, err := Summarise(JavaScript, "x.js", mleready.RoleProduction, []byte(text))
	if errors.Is(err, sitter.ErrNoParser) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range s.Branches {
		got = append(got, fmt.Sprintf("%s %s %v", b.Kind, strings.Join(b.Names, " "), b.Ends))
	}
	want := []string{
		"then response ok response status 401 true", "else response ok response status 401 false",
		"catch  true", "then mode live false", "else mode live false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("branches (-want +got):\n%s", diff)
	}
}
