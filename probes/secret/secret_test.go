package secret_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"mleready/probes/secret"
)

const planted = "hunter2-hunter2"

// keys is a type of another package that holds a secret in every way.
type keys struct {
	secret.Sealed
	Plain []byte
}

type holder struct {
	Text   secret.Text
	Keys   keys
	Far    *keys
	List   []secret.Text
	Map    map[string]secret.Text
	hidden secret.Text
}

func held() holder {
	text, k := secret.New(planted), keys{Plain: []byte(planted)}
	return holder{text, k, &k, []secret.Text{text}, map[string]secret.Text{"a": text}, text}
}

func TestNeverPrinted(t *testing.T) {
	h := held()
	values := map[string]any{"text": h.Text, "pointer": &h.Text, "sealed": h.Keys, "sealed pointer": h.Far, "holder": h, "holder pointer": &h}
	for name, v := range values {
		for _, verb := range "vsqxXdtbcoOeEfFgGTU" {
			for _, flags := range []string{"", "+", "#", " ", "-20", "020"} {
				looked(t, name+" "+flags+string(verb), fmt.Sprintf("%"+flags+string(verb), v))
			}
		}
		looked(t, name+" printed", fmt.Sprint(v), fmt.Sprintln(v), fmt.Errorf("%v", v).Error())
		for format, marshal := range map[string]func(any) ([]byte, error){"JSON": json.Marshal, "YAML": yaml.Marshal, "XML": xml.Marshal} {
			out, _ := marshal(v) // XML has no maps
			looked(t, name+" as "+format, string(out))
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("said", "value", v)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("said", "value", v)
		looked(t, name+" logged", log.String())
		var stream bytes.Buffer
		_ = gob.NewEncoder(&stream).Encode(v)
		looked(t, name+" as gob", stream.String())
	}
}

// looked searches outputs for the secret in every form that a verb may give it.
func looked(t *testing.T, what string, outputs ...string) {
	t.Helper()
	for _, out := range outputs {
		for _, form := range []string{planted, fmt.Sprintf("%x", planted), fmt.Sprintf("%X", planted), fmt.Sprint([]byte(planted)), "aHVudGVyMi1odW50ZXIy"} {
			if strings.Contains(out, strings.Trim(form, "[]")) {
				t.Errorf("%s: %s", what, out)
			}
		}
	}
}

func TestMark(t *testing.T) {
	text := secret.New(planted)
	for verb, want := range map[string]string{"%v": "[secret]", "%+v": "[secret]", "%#v": "[secret]", "%s": "[secret]", "%q": "[secret]", "%x": "[secret]"} {
		if got := fmt.Sprintf(verb, text); got != want {
			t.Errorf("%s: %s", verb, got)
		}
	}
	if out, err := json.Marshal(map[string]any{"a": text}); err != nil || string(out) != `{"a":"[secret]"}` {
		t.Error(string(out), err)
	}
	if out, err := yaml.Marshal(map[string]any{"a": text}); err != nil || string(out) != "a: '[secret]'\n" {
		t.Error(string(out), err)
	}
	if text.String() != "[secret]" || text.GoString() != "[secret]" {
		t.Error(text.String(), text.GoString())
	}
}

func TestReveal(t *testing.T) {
	var none secret.Text
	if got := secret.New(planted).Reveal(); got != planted {
		t.Error(got)
	}
	if none.Reveal() != "" || !none.Empty() || !secret.New("").Empty() || secret.New(planted).Empty() {
		t.Error("empty is not told from full")
	}
}
