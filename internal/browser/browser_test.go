package browser

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// browser is a Chromium that is driven over a pair of pipes, by the Chrome DevTools Protocol.
type browser struct {
	to     io.Writer
	from   *bufio.Reader
	tab    string // session of the one tab
	last   int
	events []message
}

// message is a command, an answer to one, or an event.
type message struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// start runs a browser for as long as the test, and skips the test where there is none.
func start(t *testing.T) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		const why = "no Chromium was found: install one to open the pages in a browser (Debian: apt-get install chromium)"
		if os.Getenv("CI") == "true" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	var err error
	for range starts {
		var b *browser
		if b, err = launch(t, program); err == nil {
			return b
		}
		t.Log(err)
	}
	t.Fatalf("%s ended %d times before it opened a page: %v", program, starts, err)
	return nil
}

// starts is how often a browser is started. On a busy machine it may end before it opens a page.
const starts = 3

// launch runs a browser with an empty tab.
func launch(t *testing.T, program string) (*browser, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute) // a browser that hangs is ended
	cmd := exec.CommandContext(ctx, program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--remote-debugging-pipe", "--user-data-dir="+t.TempDir())
	var said strings.Builder
	cmd.Stderr = &said
	cmd.WaitDelay = time.Second
	commands, to := pipe(t)
	from, answers := pipe(t)
	cmd.ExtraFiles = []*os.File{commands, answers} // 3 and 4, as the browser expects them
	if err := cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	commands.Close()
	answers.Close()
	b := &browser{to: to, from: bufio.NewReader(from)}
	end := func() {
		_, _ = b.to.Write([]byte(`{"id":1,"method":"Browser.close"}` + "\x00")) // it goes without an answer
		_ = cmd.Wait()
		cancel()
	}
	if err := b.attach(); err != nil {
		end()
		return nil, fmt.Errorf("%w: %s", err, said.String())
	}
	t.Cleanup(end)
	return b, nil
}

// attach opens the one tab.
func (b *browser) attach() error {
	var target struct{ TargetID string }
	if err := b.send("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var attached struct{ SessionID string }
	if err := b.send("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return err
	}
	b.tab = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		if err := b.send(b.tab, domain+".enable", nil, nil); err != nil {
			return err
		}
	}
	return nil
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// send runs one command; what happens meanwhile is kept as events.
func (b *browser) send(session, method string, params, result any) error {
	raw, err := json.Marshal(params)
	if err != nil {
		return err
	}
	b.last++
	text, err := json.Marshal(message{ID: b.last, Session: session, Method: method, Params: raw})
	if err != nil {
		return err
	}
	if _, err := b.to.Write(append(text, 0)); err != nil {
		return err
	}
	for {
		m, err := b.receive()
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", method, err)
		case m.ID != b.last:
			b.events = append(b.events, m)
			continue
		case m.Error != nil:
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		case result == nil:
			return nil
		}
		return json.Unmarshal(m.Result, result)
	}
}

func (b *browser) receive() (message, error) {
	text, err := b.from.ReadBytes(0)
	if err != nil {
		return message{}, err
	}
	var m message
	return m, json.Unmarshal(text[:len(text)-1], &m)
}

// wait takes the next event of a name.
func (b *browser) wait(session, method string) (message, error) {
	for i, m := range b.events {
		if m.Session == session && m.Method == method {
			b.events = b.events[i+1:]
			return m, nil
		}
	}
	for {
		m, err := b.receive()
		if err != nil {
			return m, fmt.Errorf("wait for %s: %w", method, err)
		}
		if m.Session == session && m.Method == method {
			return m, nil
		}
		b.events = append(b.events, m)
	}
}

// view is how a page is looked at.
type view struct {
	Width  int
	Scheme string // light or dark
	Print  bool
	NoJS   bool
}

func (v view) String() string {
	name := fmt.Sprintf("%d-%s", v.Width, v.Scheme)
	if v.Print {
		name += "-print"
	}
	if v.NoJS {
		name += "-nojs"
	}
	return name
}

// tab is an open page.
type tab struct {
	*browser
	t       *testing.T
	session string
}

// open loads a page from a file and returns when it has loaded.
func (b *browser) open(t *testing.T, path string, v view) *tab {
	t.Helper()
	p := &tab{browser: b, t: t, session: b.tab}
	media := ""
	if v.Print {
		media = "print"
	}
	p.do("Emulation.setDeviceMetricsOverride", map[string]any{"width": v.Width, "height": 900, "deviceScaleFactor": 1, "mobile": v.Width < 500}, nil)
	p.do("Emulation.setEmulatedMedia", map[string]any{"media": media, "features": []map[string]string{{"name": "prefers-color-scheme", "value": v.Scheme}}}, nil)
	p.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": v.NoJS}, nil)
	p.events = nil
	p.do("Page.navigate", map[string]any{"url": "file://" + path}, nil)
	if _, err := p.wait(p.session, "Page.loadEventFired"); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *tab) do(method string, params, result any) {
	p.t.Helper()
	if err := p.send(p.session, method, params, result); err != nil {
		p.t.Fatal(err)
	}
}

// eval runs JavaScript in the page and reads its value.
func eval[T any](p *tab, script string) T {
	p.t.Helper()
	var answer struct {
		Result    struct{ Value json.RawMessage }
		Exception *struct {
			Text      string
			Exception struct{ Description string }
		} `json:"exceptionDetails"`
	}
	p.do("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true, "awaitPromise": true}, &answer)
	if e := answer.Exception; e != nil {
		p.t.Fatalf("%s: %s", e.Text, e.Exception.Description)
	}
	var value T
	if len(answer.Result.Value) == 0 {
		return value // undefined
	}
	if err := json.Unmarshal(answer.Result.Value, &value); err != nil {
		p.t.Fatalf("%s gave %s: %v", script, answer.Result.Value, err)
	}
	return value
}

// key presses a key that has the given name and, where it types something, text.
func (p *tab) key(name string, code int, text string) {
	p.t.Helper()
	press := map[string]any{"type": "keyDown", "key": name, "windowsVirtualKeyCode": code}
	if text != "" {
		press["text"] = text
	}
	p.do("Input.dispatchKeyEvent", press, nil)
	p.do("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": name, "windowsVirtualKeyCode": code}, nil)
}

// complaints are what the page wrote to the console or asked of anything but its own file.
func (p *tab) complaints() []string {
	p.t.Helper()
	eval[bool](p, "true") // what was reported before the answer has arrived by then
	var list []string
	for _, m := range p.events {
		if m.Session != p.session {
			continue
		}
		switch m.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			list = append(list, m.Method+": "+string(m.Params))
		case "Network.requestWillBeSent":
			var r struct{ Request struct{ URL string } }
			own := func(scheme string) bool { return strings.HasPrefix(r.Request.URL, scheme) } // its file, and marks that the browser itself draws in fields
			if err := json.Unmarshal(m.Params, &r); err != nil || !own("file:") && !own("data:") {
				list = append(list, "request: "+r.Request.URL)
			}
		}
	}
	return list
}

// shot writes an image of the whole page, at most so many pixels high.
func (p *tab) shot(path string, most int) error {
	height := min(eval[int](p, "document.documentElement.scrollHeight"), most)
	width := eval[int](p, "innerWidth")
	var image struct{ Data string }
	p.do("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true, "clip": map[string]any{"x": 0, "y": 0, "width": width, "height": height, "scale": 1}}, &image)
	data, err := base64.StdEncoding.DecodeString(image.Data)
	return errors.Join(err, os.WriteFile(path, data, 0o644))
}

// downloaded waits until a file has been saved whole.
func (p *tab) downloaded() {
	p.t.Helper()
	for {
		progress, err := p.wait(p.session, "Browser.downloadProgress")
		if err != nil {
			p.t.Fatal(err)
		}
		if strings.Contains(string(progress.Params), `"completed"`) {
			return
		}
	}
}
