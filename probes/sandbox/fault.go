package sandbox

import (
	"io"
	"net"
	"net/http"
	"slices"
	"strings"

	"mleready"
)

// fault is one thing that goes wrong with the reply to an accepted request.
type fault struct {
	answer  func(*Gateway, *http.Request) answer     // another answer
	instead func(http.ResponseWriter, *http.Request) // no answer at all, or one of no use
	seal    func(*sealing)                           // another encryption
	plain   bool                                     // none
}

var faults = map[mleready.Cause]fault{
	mleready.Unauthenticated: {answer: refused("unauthenticated")},
	mleready.ServerError:     {answer: refused("server_error")},
	mleready.Throttled:       {answer: refused("throttled", "Retry-After", "1")},
	mleready.Redirect:        {answer: redirect},
	mleready.Reset:           {instead: reset},
	mleready.Timeout:         {instead: hang},
	mleready.TooLarge:        {instead: flood},
	mleready.PlaintextReply:  {plain: true},
	mleready.WrongKid:        {seal: func(s *sealing) { s.kid += "0" }},
	mleready.WrongAlg:        {seal: func(s *sealing) { s.alg = "RSA-OAEP" }},
	mleready.WrongEnc:        {seal: func(s *sealing) { s.enc = "A128GCM" }},
	mleready.Undecryptable:   {seal: func(s *sealing) { s.tamper = true }},
}

// Faults lists the faults that a gateway can have, sorted.
func Faults() []string {
	var list []string
	for cause := range faults {
		list = append(list, string(cause))
	}
	slices.Sort(list)
	return list
}

func refused(id string, header ...string) func(*Gateway, *http.Request) answer {
	return func(g *Gateway, _ *http.Request) answer {
		a := g.refuse(id, "the fault "+string(g.Fault)+" is switched on")
		if len(header) == 2 {
			a.headers = mleready.Header{{header[0], header[1]}}
		}
		return a
	}
}

// redirect leads back to the gateway, so that a client that follows it shows what it repeats.
func redirect(g *Gateway, r *http.Request) answer {
	a := g.refuse("redirect", "the fault redirect is switched on")
	path := strings.TrimLeft(target(r), "/") // never the name of a host
	a.headers = mleready.Header{{"Location", scheme(r) + "://" + r.Host + "/" + path}}
	return a
}

// reset ends the connection without a word: with RST on HTTP/1.1, with the end of the stream on HTTP/2.
func reset(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	for { // TLS, tunnel
		outer, ok := conn.(interface{ NetConn() net.Conn })
		if !ok {
			break
		}
		conn = outer.NetConn()
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // at worst the connection ends politely
	}
	_ = conn.Close()
}

// hang waits until the client gives up or the gateway ends, and then ends the connection: returning would be a reply.
func hang(_ http.ResponseWriter, r *http.Request) {
	<-r.Context().Done()
	panic(http.ErrAbortHandler)
}

// flooded is the size of a reply that is too large, in bytes: more than a client should be ready to keep.
const flooded = 64 << 20

// flood sends a JSON text that goes on and on.
func flood(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", jsonType)
	block := strings.Repeat(" ", 64<<10)
	for sent := 0; sent < flooded; sent += len(block) {
		if _, err := io.WriteString(w, block); err != nil {
			return
		}
	}
	_, _ = io.WriteString(w, "{}")
}
