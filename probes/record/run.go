package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"mleready/probes/authority"
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
		l, err := listen(at.flag, at.address)
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
		ErrorLog: log.New(messages(c.Report), "", 0),
	}
	if err := c.ready(ca, listeners); err != nil {
		return err
	}
	err = serve(ctx, server, listeners)
	c.Client.Close()
	return errors.Join(err, out.close())
}

// listen opens a listener on loopback: whatever comes in leaves with the merchant's credentials.
func listen(flag, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%s %q is no address: write it like 127.0.0.1:8443, with port 0 for any free one", flag, address)
	}
	if host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return nil, fmt.Errorf("%s %s is not loopback: the recorder serves programs on this machine only", flag, address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: choose another address, or port 0 for any free one", flag, err)
	}
	return l, nil
}

func (c *Config) ready(ca *authority.Authority, listeners []net.Listener) error {
	a := Address{URL: "https://" + listeners[0].Addr().String(), CA: ca.File(), To: c.Place.URL.String(), Output: c.Output.Name()}
	if len(listeners) > 1 {
		plain := "http://" + listeners[1].Addr().String()
		a.HTTP = &plain
	}
	line, err := json.Marshal(a)
	if err == nil {
		_, err = c.Ready.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("tell where the recorder is: %w", err)
	}
	return nil
}

// serve ends when the context does, after the exchanges under way.
func serve(ctx context.Context, server *http.Server, listeners []net.Listener) error {
	failed := make(chan error, len(listeners))
	go func() { failed <- server.ServeTLS(listeners[0], "", "") }()
	for _, l := range listeners[1:] {
		go func() { failed <- server.Serve(l) }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		err = fmt.Errorf("%w: %w", ErrServing, err)
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	if late := server.Shutdown(patience); late != nil {
		_ = server.Close() // what still runs had its time
		err = errors.Join(err, fmt.Errorf("%w: exchanges were still under way: %w", ErrServing, late))
	}
	return err
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

// messages passes on what the HTTP server has to say, such as a client that does not trust the authority.
type messages func(string)

func (m messages) Write(p []byte) (int, error) {
	m(strings.TrimSpace(string(p)))
	return len(p), nil
}
