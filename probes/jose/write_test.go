package jose

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// FuzzWrite compares what is written with what encoding/json writes.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "plain", `"`, `\`, "<&>", "\x00\x1f\x7f", "\u2028\u2029é😀", "\xff", "\n"} {
		f.Add(s, s, int64(len(s)))
	}
	f.Add("a", "b", int64(math.MinInt64))
	f.Fuzz(func(t *testing.T, name, value string, number int64) {
		for _, v := range []any{value, number, int(number), int32(number), []string{value}, nil, true, json.RawMessage(" {} "), map[string]any{name: value}} {
			var want bytes.Buffer
			e := json.NewEncoder(&want)
			e.SetEscapeHTML(false)
			for _, part := range []any{name, v} {
				if err := e.Encode(part); err != nil {
					t.Fatal(err)
				}
			}
			got, err := write(nil, []Member{{name, v}})
			if text := "{" + string(bytes.Replace(bytes.TrimSuffix(want.Bytes(), []byte("\n")), []byte("\n"), []byte(":"), 1)) + "}"; err != nil || string(got) != text {
				t.Errorf("%s %v, want %s", got, err, text)
			}
		}
	})
}

func TestWriteOrder(t *testing.T) {
	got, err := write([]Member{{"alg", "A"}, {"enc", "B"}}, []Member{{"kid", "7"}, {"enc", "B"}, {"iat", 5}})
	if want := `{"alg":"A","kid":"7","enc":"B","iat":5}`; err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
	if got, err := write(nil, nil); err != nil || string(got) != "{}" {
		t.Errorf("%s, %v", got, err)
	}
}

// TestEncode has lengths around the pieces in which parts are encoded.
func TestEncode(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 767, 768, 769, 1535, 1536, 1537, 10000} {
		part := make([]byte, n)
		rand.Read(part)
		var text strings.Builder
		text.WriteString("before.")
		encode(&text, part)
		if want := "before." + strict.EncodeToString(part); text.String() != want {
			t.Errorf("%d bytes are encoded as %s, want %s", n, text.String(), want)
		}
		compact, err := Encrypt(part, &testKey().PublicKey, "RSA-OAEP-256", "A256GCM", nil, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		e, err := ParseJWE(compact)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := e.Decrypt(testKey()); err != nil || !bytes.Equal(got, part) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
