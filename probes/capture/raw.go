package capture

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"mleready"
)

// maxHeaders is how large the headers of one message may be, in bytes.
const maxHeaders = 64 << 10

// message is a raw HTTP message. It goes on to the next line that looks like the first line of one.
type message struct {
	line    int
	first   string
	text    []byte // everything behind the first line
	problem string
}

// messages reads raw HTTP/1.1 messages. A request and the final reply that follows it are one entry.
func messages(b *bufio.Reader, line int, w *writer, s *scanner) {
	var request *message
	flush := func(reply *message) {
		if request != nil {
			w.put(request.entry(reply))
		} else if reply != nil {
			w.put(Entry{Line: reply.line, Problem: "is a reply without the request before it"})
		}
		request = nil
	}
	split(b, line, s, func(m message) bool {
		switch {
		case !m.isReply():
			flush(nil)
			request = &m
		case strings.HasPrefix(m.status(), "1"): // an interim reply: the final one follows
		default:
			flush(&m)
		}
		return w.err == nil
	})
	flush(nil)
}

// split cuts the stream into messages. More than 8 MiB of one are not kept.
func split(b *bufio.Reader, line int, s *scanner, take func(message) bool) {
	var m *message
	begin := true // of a line, which may come in several pieces
	for {
		piece, err := b.ReadSlice('\n')
		full := begin
		if begin = bytes.HasSuffix(piece, []byte("\n")); full && startLine.Match(piece) {
			if m != nil && !take(*m) {
				return
			}
			m = &message{line: line, first: strings.TrimRight(string(piece), "\r\n")}
		} else if m != nil {
			if len(m.text)+len(piece) > longest {
				m.problem, m.text = tooLarge, nil
			}
			if m.problem == "" {
				m.text = append(m.text, piece...)
			}
		}
		if begin {
			line++
		}
		if err == nil || errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if !errors.Is(err, io.EOF) {
			s.err = err
		}
		if m != nil {
			take(*m)
		}
		return
	}
}

func (m *message) isReply() bool { return strings.HasPrefix(m.first, "HTTP/") }

// status is the code of a reply.
func (m *message) status() string {
	_, rest, _ := strings.Cut(m.first, " ")
	code, _, _ := strings.Cut(rest, " ")
	return code
}

func (m *message) entry(reply *message) Entry {
	e := Entry{Line: m.line}
	method, rest, _ := strings.Cut(m.first, " ")
	target, _, _ := strings.Cut(rest, " ")
	e.Exchange.Method = method
	e.Exchange.Headers, e.Exchange.Body, e.Problem = m.parse()
	e.Exchange.URL = address(target, e.Exchange.Headers.Get("Host"))
	if e.Problem == "" && e.Exchange.URL == "" {
		e.Problem = "it has no Host header, so that nobody can tell where it went"
	}
	if reply == nil {
		return e
	}
	code, err := strconv.Atoi(reply.status())
	h, body, problem := reply.parse()
	if problem == "" {
		body, problem = Decode(body, h)
	}
	if err != nil || problem != "" {
		e.Notes = append(e.Notes, fmt.Sprintf("the reply in line %d: %s; it is left out", reply.line, problem))
		return e
	}
	e.Exchange.Response = &mleready.Reply{Status: code, Headers: h, Body: body}
	return e
}

// address is the URL of a request. A capture of what went through TLS does not say so.
func address(target, host string) string {
	switch {
	case strings.Contains(target, "://"):
		return target
	case host == "":
		return ""
	case !strings.HasPrefix(target, "/"):
		return "https://" + host + "/" // the form * of OPTIONS, or the host and port of CONNECT
	}
	return "https://" + host + target
}

// parse reads headers and body of a message whose lines end with CR LF or LF.
func (m *message) parse() (h mleready.Header, body, problem string) {
	if m.problem != "" {
		return nil, "", m.problem
	}
	rest := string(m.text)
	for n := 1; rest != ""; n++ {
		if len(m.text)-len(rest) > maxHeaders {
			return h, "", "its headers are larger than 64 KiB, or the empty line before its body is missing"
		}
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		text = strings.TrimSuffix(text, "\r")
		if text == "" {
			break
		}
		if strings.IndexByte(" \t", text[0]) >= 0 && len(h) > 0 {
			h[len(h)-1][1] += " " + strings.TrimSpace(text) // a long line that was folded
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return h, "", fmt.Sprintf("line %d is no header: NAME: VALUE is due, and an empty line before the body", m.line+n)
		}
		h = append(h, [2]string{name, strings.TrimSpace(value)})
	}
	body, problem = content(rest, h)
	return h, body, problem
}

// content takes the body as its headers say. Without a length it goes up to the next message, without the line ends
// that keep the two apart.
func content(rest string, h mleready.Header) (body, problem string) {
	if codings := strings.ToLower(h.Get("Transfer-Encoding")); strings.HasSuffix(codings, "chunked") {
		if body, ok := chunks(rest); ok {
			return body, ""
		}
		if i := strings.IndexByte(rest, '\n'); i >= 0 && isSize(strings.TrimSpace(rest[:i])) {
			return "", "its body is cut: the last chunk is missing"
		}
		return strings.TrimRight(rest, "\r\n"), "" // the recorder has put the chunks together
	}
	length := h.Get("Content-Length")
	if length == "" {
		return strings.TrimRight(rest, "\r\n"), ""
	}
	n, err := strconv.Atoi(length)
	switch trimmed := strings.TrimRight(rest, "\r\n"); {
	case err != nil || n < 0:
		return "", "its Content-Length is no number"
	case n > len(rest):
		return "", fmt.Sprintf("its body has %d bytes and its Content-Length says %d: the recording was cut or edited", len(trimmed), n)
	case n < len(trimmed):
		return "", fmt.Sprintf("its body has %d bytes and its Content-Length says %d: the recording was edited", len(trimmed), n)
	}
	return rest[:n], ""
}

// chunks puts a chunked body together, with line ends of either kind. ok is false where the text is no such body.
func chunks(rest string) (body string, ok bool) {
	var out strings.Builder
	for {
		size, after, found := strings.Cut(rest, "\n")
		size, _, _ = strings.Cut(strings.TrimSpace(size), ";")
		if !found && size != "0" || !isSize(size) {
			return "", false
		}
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if err != nil || int(n) > len(after) {
			return "", false
		}
		if n == 0 {
			return out.String(), true
		}
		out.WriteString(after[:n])
		rest = strings.TrimPrefix(strings.TrimPrefix(after[n:], "\r"), "\n")
	}
}

func isSize(s string) bool {
	s, _, _ = strings.Cut(s, ";")
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789abcdefABCDEF") == ""
}
