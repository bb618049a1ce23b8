package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/internal/portfolio"
)

// answered is a form as the page of a browser saves it.
func answered(t testing.TB, merchant int, change func(form map[string]any, answers []map[string]any) []map[string]any) []byte {
	t.Helper()
	f := shops()
	form := Make(builtIn(t), f, f.Merchants[merchant])
	whole := map[string]any{"form": Schema, "digest": form.Digest, "portfolio": f.Name, "merchant": form.Merchant, "by": "A. Teller", "at": "2026-11-20"}
	var answers []map[string]any
	for _, p := range form.Parts {
		for _, q := range p.Questions {
			answers = append(answers, map[string]any{"requirement": q.Requirement, "mid": p.MID, "environment": p.Environment, "answer": "yes", "until": "", "note": ""})
		}
	}
	whole["answers"] = change(whole, answers)
	text, err := json.MarshalIndent(whole, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestRead(t *testing.T) {
	text := answered(t, 0, func(_ map[string]any, all []map[string]any) []map[string]any {
		all[1]["answer"], all[1]["note"] = "Do not know", "card 4111 1111 1111 1111,\nask \u001b[31mB"
		all[2]["answer"], all[2]["until"] = "NO", "2027-01-31"
		all[3]["answer"] = ""
		return all[:4]
	})
	got, err := Reader{builtIn(t), shops(), today}.Read("till.json", text)
	if err != nil {
		t.Fatal(err)
	}
	digest := Make(builtIn(t), shops(), shops().Merchants[0]).Digest
	on := mleready.Date{Year: 2026, Month: 11, Day: 20}
	want := &Returned{Merchant: "till", Empty: 11, Masked: true, Answers: []portfolio.Answer{
		{Line: 3, Merchant: "till", Requirement: "keys.rest_key", MID: "till_1", Environment: "production", Answer: "yes", By: "A. Teller", At: on, Form: digest},
		{Line: 11, Merchant: "till", Requirement: "keys.response_mle_key", MID: "till_1", Environment: "production", Answer: "unknown", By: "A. Teller", At: on,
			Note: "card 4111 11XX XXXX 1111, ask \ufffd[31mB", Form: digest},
		{Line: 19, Merchant: "till", Requirement: "keys.sjc_certificate", MID: "till_1", Environment: "production", Answer: "no", By: "A. Teller", At: on,
			Until: mleready.Date{Year: 2027, Month: 1, Day: 31}, Form: digest},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReadRefuses(t *testing.T) {
	first := func(key, value string) func(map[string]any, []map[string]any) []map[string]any {
		return func(_ map[string]any, all []map[string]any) []map[string]any { all[0][key] = value; return all }
	}
	head := func(key, value string) func(map[string]any, []map[string]any) []map[string]any {
		return func(form map[string]any, all []map[string]any) []map[string]any { form[key] = value; return all }
	}
	for _, c := range []struct {
		name   string
		change func(map[string]any, []map[string]any) []map[string]any
		want   string
	}{
		{"another version", head("form", "mleready-form/9"), `till.json:1: form "mleready-form/9": this version reads mleready-form/1`},
		{"another form", head("digest", "00"), "till.json:1: it answers another form than"},
		{"unknown merchant", head("merchant", "tile"), `till.json:1: merchant "tile" is none of portfolio "Corner shops"`},
		{"another merchant's form", head("merchant", "payouts"), "it answers another form"},
		{"nobody", head("by", " "), "by is empty"},
		{"no day", head("at", "yesterday"), `"yesterday" is not a date`},
		{"of tomorrow", head("at", "2026-11-22"), "at: 2026-11-22 is after 2026-11-21"},
		{"unknown key", head("secret", "x"), `unknown key "secret"`},
		{"long name", head("by", strings.Repeat("x", 201)), "by has 201 characters, more than 200"},
		{"unknown requirement", first("requirement", "keys.rest_keys"), `till.json:3: unknown requirement "keys.rest_keys": did you mean keys.rest_key`},
		{"about code", first("requirement", "jwt.exp"), "till.json:3: jwt.exp is not settled by what people state"},
		{"unknown mid", first("mid", "till_9"), `till.json:3: mid "till_9" is none of merchant till`},
		{"not asked", first("environment", "test"), "till.json:3: the form does not ask keys.rest_key of till_1 (test)"},
		{"another word", first("answer", "certainly"), "till.json:3: answer: write yes, no or unknown"},
		{"ended", first("until", "2026-11-19"), "till.json:3: until: 2026-11-19 is before 2026-11-20"},
		{"no date", first("until", "soon"), `until: "soon" is not a date`},
		{"long note", first("note", strings.Repeat("x", 501)), "note has 501 characters, more than 500"},
		{"twice", func(_ map[string]any, all []map[string]any) []map[string]any { return append(all, all[0]) },
			"the question stands twice, first in line 3: keep one answer"},
		{"nothing", func(map[string]any, []map[string]any) []map[string]any { return []map[string]any{} }, "till.json:1: holds no answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Reader{builtIn(t), shops(), today}.Read("till.json", answered(t, 0, c.change))
			if err == nil || !strings.Contains(err.Error(), c.want) || got != nil {
				t.Errorf("got %+v, error %v\nwant %s", got, err, c.want)
			}
		})
	}
	if _, err := (Reader{builtIn(t), shops(), today}).Read("x.yaml", []byte("a: [")); err == nil || !strings.HasPrefix(err.Error(), "x.yaml:1: is no valid YAML") {
		t.Errorf("%v", err)
	}
}

func TestKeep(t *testing.T) {
	reader := Reader{builtIn(t), shops(), today}
	returned := func(day, word string) *Returned {
		r, err := reader.Read("till.json", answered(t, 0, func(form map[string]any, all []map[string]any) []map[string]any {
			form["at"], all[0]["answer"] = day, word
			return all[:2]
		}))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	k := NewKeeper(&portfolio.Answers{Portfolio: "Corner shops"})
	for _, step := range []struct{ day, word, want string }{
		{"2026-11-10", "yes", "2 new, 0 changed, 0 known, 0 older"},
		{"2026-11-10", "yes", "0 new, 0 changed, 2 known, 0 older"},
		{"2026-11-10", "no", "x:3: keys.rest_key of till_1 (production) was answered otherwise on the same day, 2026-11-10, by A. Teller: date the answer that holds later"},
		{"2026-11-12", "no", "0 new, 2 changed, 0 known, 0 older"},
		{"2026-11-11", "unknown", "0 new, 0 changed, 0 known, 2 older"},
	} {
		taken, err := k.Take("x", returned(step.day, step.word))
		got := fmt.Sprintf("%d new, %d changed, %d known, %d older", taken.New, taken.Changed, taken.Known, len(taken.Older))
		if err != nil {
			got = err.Error()
		}
		if got != step.want {
			t.Errorf("%s %s: %s, want %s", step.day, step.word, got, step.want)
		}
	}
	kept, err := portfolio.LoadAnswers("answers.yaml", k.Text(), builtIn(t))
	if err != nil {
		t.Fatal(err)
	}
	if again := NewKeeper(kept).Text(); !bytes.Equal(again, k.Text()) {
		t.Errorf("read and written again:\n%s", cmp.Diff(string(k.Text()), string(again)))
	}
	if len(kept.Answers) != 2 || kept.Answers[1].Answer != "no" {
		t.Errorf("%+v", kept.Answers)
	}
}

// FuzzRead takes any bytes for an answered form: it is refused with a line, or what it says can be kept and read again.
func FuzzRead(f *testing.F) {
	f.Add(answered(f, 0, func(_ map[string]any, all []map[string]any) []map[string]any { return all }))
	f.Add([]byte("form: mleready-form/1\ndigest: x\nmerchant: till\nby: \"\\u0007\"\nat: 2026-11\nanswers: [&a {requirement: keys.rest_key}, *a]"))
	f.Add([]byte("{\t\"form\": 1}"))
	rules := builtIn(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := Reader{rules, shops(), today}.Read("x", text)
		if (got == nil) == (err == nil) {
			t.Fatalf("got %v, error %v", got, err)
		}
		if err != nil {
			return
		}
		k := NewKeeper(&portfolio.Answers{Portfolio: "p"})
		if _, err := k.Take("x", got); err != nil {
			t.Fatal(err)
		}
		if _, err := portfolio.LoadAnswers("answers.yaml", k.Text(), rules); err != nil {
			t.Errorf("%v\n%s", err, k.Text())
		}
	})
}
