package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"mleready/probes/authority"
	"mleready/probes/serving"
)

// Config says what Run starts.
type Config struct {
	Options
	Listen  string    // loopback address for HTTPS, port 0 for any
	HTTP    string    // loopback address for plain HTTP, "" for none
	Dir     string    // folder of the authority, which is made where it is missing
	Output  *os.File  // gets the lines
	Ready   io.Writer // gets one line of JSON when requests can come
	Report  func(string)
	OnWrite func(Line) // told what was written; nil for nobody
}

// Address is what Ready gets.
type Address struct {
	URL    string  `json:"url"`
	HTTP   *string `json:"http"`
	CA     string  `json:"ca"`
	To     string  `json:"to"`
	Output string  `json:"output"`
}

// Limits against clients that are slow or never come back.
const (
	headerTime = 10 * time.Second
	idleTime   = 2 * time.Minute
	closeTime  = 35 * time.Second // for the exchanges under way, which the upstream may take its time for
	maxHeaders = 64 << 10         // bytes
)

// ErrServing is wrapped by what went wrong after requests could come.
var ErrServing = errors.New("the recorder stopped")

// Run records until the context ends, which is no error, and then sees to it that every line is on the disk. Any error
// but ErrServing means that nothing was served.
func Run(ctx context.Context, c Config) error {
	ca, err := authority.Load(c.Dir, c.Now)
	if err != nil {
		return err
	}
	var listeners []net.Listener
	for _, at := range []struct{ flag, address string }{{"--listen", c.Listen}, {"--http", c.HTTP}} {
		if at.address == "" {
			continue
		}
		l, err := serving.Listen(at.flag, at.address, "the recorder serves programs on this machine only")
		if err != nil {
			return err
		}
		defer l.Close()
		listeners = append(listeners, l)
	}
	out := &lines{file: c.Output, report: c.Report, told: c.OnWrite}
	c.Record = out.write
	recorder := &Recorder{Options: c.Options}
	server := &http.Server{
		Handler: recorder, TLSConfig: ca.TLS(), ReadHeaderTimeout: headerTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeaders,
		ErrorLog: serving.Log(c.Report),
	}
	if err := c.ready(ca, listeners); err != nil {
		return err
	}
	servers := []serving.Server{{Server: server, Listener: listeners[0], TLS: true}}
	for _, l := range listeners[1:] {
		servers = append(servers, serving.Server{Server: server, Listener: l})
	}
	failure, late := serving.Until(ctx, closeTime, servers...)
	if failure != nil {
		failure = fmt.Errorf("%w: %w", ErrServing, failure)
	}
	if late != nil {
		late = fmt.Errorf("%w: exchanges were still under way: %w", ErrServing, late)
	}
	c.Client.Close()
	return errors.Join(failure, late, out.close())
}

func (c *Config) ready(ca *authority.Authority, listeners []net.Listener) error {
	a := Address{URL: "https://" + listeners[0].Addr().String(), CA: ca.File(), To: c.Place.URL.String(), Output: c.Output.Name()}
	if len(listeners) > 1 {
		plain := "http://" + listeners[1].Addr().String()
		a.HTTP = &plain
	}
	return serving.Ready(c.Ready, a)
}

// lines writes one line at a time. After the first failure nothing more is written, and close tells.
type lines struct {
	mu     sync.Mutex
	file   *os.File
	err    error
	report func(string)
	told   func(Line)
}

func (l *lines) write(line Line) {
	text, err := json.Marshal(line)
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil && l.err == nil {
		_, err = l.file.Write(append(text, '\n'))
	}
	if err != nil {
		l.err = fmt.Errorf("%w: write exchange %s: %w", ErrServing, line.ID, err)
		l.report(l.err.Error())
		return
	}
	if l.told != nil {
		l.told(line)
	}
}

// close puts everything on the disk. What is no file, such as a pipe, cannot be synced.
func (l *lines) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	info, err := l.file.Stat()
	if err == nil && info.Mode().IsRegular() {
		err = l.file.Sync()
	}
	if err = errors.Join(err, l.file.Close()); err != nil {
		err = fmt.Errorf("%w: finish %s: %w", ErrServing, l.file.Name(), err)
	}
	return errors.Join(l.err, err)
}
