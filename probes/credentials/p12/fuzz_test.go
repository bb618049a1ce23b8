package p12

import (
	"os"
	"path/filepath"
	"testing"
)

// fuzzRounds keeps each input of the fuzzer cheap.
const fuzzRounds = 1_000

// FuzzDecode looks for files that crash the readers, and that say one thing and its contrary. Its seeds are throw-away
// keys of a curve under the password "word".
func FuzzDecode(f *testing.F) {
	seeds, err := filepath.Glob("testdata/throwaway-*")
	if err != nil || len(seeds) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range seeds {
		file, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		content, err := decodeWithin(file, "word", fuzzRounds)
		if err != nil && len(content.Keys)+len(content.Certificates) > 0 {
			t.Error("an error, and something that was read")
		}
		if err == nil && !Is(file) {
			t.Error("a file is read that does not look like one")
		}
		if _, err := decode(file, "word", fuzzRounds); err == nil && !Is(file) {
			t.Error("our own reader reads a file that does not look like one")
		}
		if _, err := decryptKey(file, "word", fuzzRounds); err == nil && !IsKey(file) {
			t.Error("a key is read that does not look like one")
		}
	})
}

func TestSeeds(t *testing.T) {
	for _, name := range []string{"throwaway-modern.p12", "throwaway-old.p12"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if content, err := decodeWithin(file, "word", fuzzRounds); err != nil || len(content.Keys) != 1 || len(content.Certificates) != 1 {
			t.Errorf("%s: %v: the fuzzer begins with nothing", name, err)
		}
	}
	file, err := os.ReadFile("testdata/throwaway-key.p8")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decryptKey(file, "word", fuzzRounds); err != nil {
		t.Errorf("throwaway-key.p8: %v: the fuzzer begins with nothing", err)
	}
}
