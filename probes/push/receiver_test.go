package push

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/sandbox"
)

func rsaKey() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) }

// notice is a push of the first partner with that plaintext.
func notice(t testing.TB, g *sandbox.Gateway, plain string) (mleready.Header, []byte) {
	t.Helper()
	headers, body, err := g.Seal(sandbox.Notice{Partner: g.Partner(""), Body: []byte(plain)}, false)
	if err != nil {
		t.Fatal(err)
	}
	return headers, body
}

// TestDuplicates tells what is delivered again by its reference, else by its content, and confirms it all the same.
func TestDuplicates(t *testing.T) {
	g := newGateway(t)
	r, b := newReceiver(t)
	webhook := mleready.Header{{"v-c-signature", "t=1;keyId=k;sig=s"}}
	steps := []struct {
		name, plain string
		raw         string // in place of an encrypted one
		headers     mleready.Header
		status      int
		want        *mleready.Duplicate
		warned      bool
	}{
		{name: "1 new", plain: `{"eventRef":"A","n":1}`, status: 200},
		{name: "2 the same", plain: `{"eventRef":"A","n":1}`, status: 200, want: &mleready.Duplicate{Of: "1", By: "reference"}},
		{name: "3 the reference with other content", plain: `{"eventRef":"A","n":2}`, status: 200, want: &mleready.Duplicate{Of: "1", By: "reference"}, warned: true},
		{name: "4 another reference", plain: `{"eventRef":"B","n":1}`, status: 200},
		{name: "5 no reference", plain: `{"n":1}`, status: 200},
		{name: "6 no reference, again", plain: `{"n":1}`, status: 200, want: &mleready.Duplicate{Of: "5", By: "digest"}},
		{name: "7 no reference, other content", plain: `{"n":2}`, status: 200},
		{name: "8 clear text", raw: `{"eventRef":"C"}`, status: 400},
		{name: "9 its reference was not believed", plain: `{"eventRef":"C"}`, status: 200},
		{name: "10 clear text again", raw: `{"eventRef":"C"}`, status: 400},
		{name: "11 webhook", raw: `{"payload":1}`, headers: webhook, status: 200},
		{name: "12 webhook again", raw: `{"payload":1}`, headers: webhook, status: 200, want: &mleready.Duplicate{Of: "11", By: "digest"}},
		{name: "13 another webhook", raw: `{"payload":2}`, headers: webhook, status: 200},
	}
	for i, step := range steps {
		headers, body := step.headers, []byte(step.raw)
		if step.raw == "" {
			headers, body = notice(t, g, step.plain)
		}
		if status := give(r, headers, bytes.NewReader(body)); status != step.status {
			t.Errorf("%s: %d, want %d", step.name, status, step.status)
		}
		p := b.pushes[i]
		if diff := cmp.Diff(step.want, p.Duplicate); diff != "" || p.Answered != step.status {
			t.Errorf("%s: %s", step.name, diff)
		}
		if warned := slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "another content") }); warned != step.warned {
			t.Errorf("%s: %v", step.name, p.Warnings)
		}
		if neighbour := step.headers != nil; neighbour != (p.Neighbour == mleready.WebhookVerify) || neighbour != (len(p.Checks) == 0) || neighbour != (p.Provider == mleready.Cybersource) {
			t.Errorf("%s: %+v", step.name, p)
		}
	}
}

// TestDuplicatesAtOnce has one of many deliveries at the same time for the first.
func TestDuplicatesAtOnce(t *testing.T) {
	r, b := newReceiver(t)
	headers, body := notice(t, newGateway(t), `{"eventRef":"A"}`)
	var all sync.WaitGroup
	for range 3 * maxBusy {
		all.Go(func() { give(r, headers, bytes.NewReader(body)) })
	}
	all.Wait()
	first := 0
	for _, p := range b.pushes {
		if p.Duplicate == nil {
			first++
		}
	}
	if first != 1 || len(b.pushes) != 3*maxBusy {
		t.Errorf("%d of %d are the first", first, len(b.pushes))
	}
}

// TestMemory forgets the older half when it is full, and nothing newer.
func TestMemory(t *testing.T) {
	var m memory
	for i := range mostRemembered + 1 {
		if _, seen := m.add(event{id: fmt.Sprint(i)}, fmt.Sprint(i)); seen {
			t.Fatalf("%d was seen", i)
		}
	}
	if before, seen := m.add(event{id: "again"}, "0"); !seen || before.id != "0" {
		t.Errorf("the first is %v %q", seen, before.id)
	}
	for i := range mostRemembered {
		m.add(event{}, "more", fmt.Sprint(i))
	}
	if len(m.now) > mostRemembered || len(m.old) > mostRemembered {
		t.Errorf("%d and %d are remembered", len(m.now), len(m.old))
	}
	if _, seen := m.add(event{}, "0"); seen {
		t.Error("the first is not forgotten")
	}
	if _, seen := m.add(event{}, "more", "0"); !seen {
		t.Error("what came last is forgotten")
	}
}

func TestReceiverLimits(t *testing.T) {
	r, b := newReceiver(t)
	if status := give(r, nil, io.LimitReader(rand.Reader, maxBody+1)); status != http.StatusRequestEntityTooLarge {
		t.Errorf("a large body: %d", status)
	}
	if p := b.pushes[0]; p.Cause != mleready.TooLarge || p.Verdict != mleready.VerdictMalformed {
		t.Errorf("%+v", p)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != http.MethodPost || len(b.pushes) != 1 || len(b.said) != 1 {
		t.Errorf("GET: %d %v", w.Code, b.said)
	}
	func() {
		defer func() {
			if recover() != http.ErrAbortHandler {
				t.Error("a body that breaks off was answered")
			}
		}()
		give(r, nil, io.MultiReader(strings.NewReader(`{"a":`), brokenReader{}))
	}()
	if len(b.pushes) != 1 || len(b.said) != 2 {
		t.Errorf("a body that breaks off: %v", b.said)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// TestPlanted looks for what must not be told in all that a receiver says.
func TestPlanted(t *testing.T) {
	const card, spaced, secret = "4111111111111111", "5555 5555 5555 4444", "planted-secret-value"
	g := newGateway(t)
	r, b := newReceiver(t)
	plain := `{"partnerId":"` + card + `","eventRef":"` + card + `","eventType":"` + spaced + `","transactionType":"` + card + `","card":{"number":"` + card + `","cvv":"739"},"password":"` + secret + `"}`
	headers, body := notice(t, g, plain)
	give(r, headers, bytes.NewReader(body))
	give(r, append(headers, [2]string{"Authorization", "Bearer " + secret}), strings.NewReader(plain))
	give(r, mleready.Header{{"v-c-signature", "t=1;keyId=k;sig=" + secret}, {"Content-Type", card}}, strings.NewReader(plain))
	give(r, mleready.Header{{"Content-Type", card + "/" + card}, {"x-encrypted", card}}, bytes.NewReader(body))
	give(r, nil, strings.NewReader(`{"encrypted_payload":{"data":"`+card+`.`+secret+`"}}`))
	in := httptest.NewRequest(http.MethodPut, "/"+card+"?k="+secret, nil)
	r.ServeHTTP(httptest.NewRecorder(), in)
	text := b.text(t)
	for _, planted := range []string{card, spaced, secret, `"739"`} {
		if strings.Contains(text, planted) {
			t.Errorf("%s came out in %s", planted, text)
		}
	}
	if len(b.pushes) != 5 || !strings.Contains(text, "411111") {
		t.Errorf("nothing was searched: %s", text)
	}
}

// FuzzReceiver gives a receiver any body, with the header of a webhook or without. It answers, says how, and never
// confirms what it could not read.
func FuzzReceiver(f *testing.F) {
	g := newGateway(f)
	_, right := notice(f, g, `{"eventRef":"A"}`)
	f.Add(right, "application/json", false)
	f.Add(right[:len(right)/2], "", false)
	f.Add([]byte(`<encrypted_payload><data>a.b.c.d.e</data></encrypted_payload>`), "application/xml", false)
	f.Add([]byte(`{"payload":[{"data":"eyJhIjoxfQ.b.c.d.e"}]}`), "application/json", true)
	f.Fuzz(func(t *testing.T, body []byte, kind string, webhook bool) {
		r, b := newReceiver(t)
		headers := mleready.Header{{"Content-Type", kind}}
		if webhook {
			headers = append(headers, [2]string{"v-c-signature", "s"})
		}
		status := give(r, headers, bytes.NewReader(body))
		if len(b.pushes) != 1 || b.pushes[0].Answered != status {
			t.Fatalf("%d: %+v", status, b.pushes)
		}
		p := b.pushes[0]
		if confirmed := status == http.StatusOK; confirmed != (p.Verdict == mleready.VerdictAccepted) || webhook != (p.Neighbour != "") {
			t.Errorf("%d: %+v", status, p)
		}
		if status == http.StatusOK && !webhook && !slices.ContainsFunc(p.Checks, func(c mleready.Grade) bool { return c.ID == "push.decrypt" && c.Outcome == mleready.Met }) {
			t.Errorf("confirmed and not decrypted: %+v", p)
		}
	})
}
