package sandbox

import (
	"cmp"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/probes/serving"
)

// fault is one thing that goes wrong with the reply to an accepted request.
type fault struct {
	answer  func(*Gateway, mleready.Provider, *http.Request) answer // another answer
	instead func(http.ResponseWriter, *http.Request)                // no answer at all, or one of no use
	seal    func(*sealing)                                          // another encryption
	plain   bool                                                    // none
	slow    bool                                                    // the answer comes in pieces
	expired bool                                                    // the connection has a certificate that has expired
	times   int                                                     // how many requests it meets, 0 for all
}

// faults are named as the cause that the probe reads from the reply. Those that are none have names of their own.
var faults = map[string]fault{
	string(mleready.Unauthenticated):   {answer: refused("unauthenticated")},
	string(mleready.ServerError):       {answer: refused("server_error")},
	string(mleready.Throttled):         {answer: refused("throttled", "Retry-After", "1")},
	string(mleready.Redirect):          {answer: redirect},
	string(mleready.Reset):             {instead: reset},
	string(mleready.Timeout):           {instead: hang},
	string(mleready.TooLarge):          {instead: flood},
	string(mleready.TLS):               {expired: true},
	string(mleready.PlaintextReply):    {plain: true},
	string(mleready.WrongKid):          {seal: func(s *sealing) { s.kid += "0" }},
	string(mleready.WrongAlg):          {seal: func(s *sealing) { s.alg = "RSA-OAEP" }},
	string(mleready.WrongEnc):          {seal: func(s *sealing) { s.enc = "A128GCM" }},
	string(mleready.Undecryptable):     {seal: func(s *sealing) { s.tamper = true }},
	string(mleready.XEncryptedMissing): {seal: func(s *sealing) { s.announce = "" }},
	string(mleready.XEncryptedFalse):   {seal: announcedFalse},
	"throttled_once":                   {answer: refused("throttled", "Retry-After", "1"), times: 1},
	"slow":                             {slow: true},
}

// Faults lists the faults that a gateway can have, sorted.
func Faults() []string { return slices.Sorted(maps.Keys(faults)) }

// strike is the fault that an accepted request meets and its name, zero values when all have met it that shall.
func (g *Gateway) strike() (fault, string) {
	if times := cmp.Or(g.FaultTimes, g.fault.times); times > 0 && g.struck.Add(1) > int64(times) {
		return fault{}, ""
	}
	return g.fault, g.Fault
}

func announcedFalse(s *sealing) {
	if s.announce != "" {
		s.announce = "false"
	}
}

func refused(id string, header ...string) func(*Gateway, mleready.Provider, *http.Request) answer {
	return func(g *Gateway, p mleready.Provider, _ *http.Request) answer {
		a := g.refuse(p, id, g.switchedOn())
		if len(header) == 2 {
			a.headers = mleready.Header{{header[0], header[1]}}
		}
		return a
	}
}

func (g *Gateway) switchedOn() string { return "the fault " + g.Fault + " is switched on" }

// redirect leads back to the gateway, so that a client that follows it shows what it repeats.
func redirect(g *Gateway, p mleready.Provider, r *http.Request) answer {
	a := g.refuse(p, "redirect", g.switchedOn())
	path := strings.TrimLeft(serving.Target(r), "/") // never the name of a host
	a.headers = mleready.Header{{"Location", serving.Scheme(r) + "://" + r.Host + "/" + path}}
	return a
}

const (
	usualDelay = 10 * time.Second
	pieces     = 10 // in which a slow reply comes
)

// dribble sends the head of an answer at once and its body in pieces, the last one after the delay.
func (g *Gateway) dribble(w http.ResponseWriter, r *http.Request, a answer, graded *mleready.Graded) {
	control := http.NewResponseController(w)
	delay := cmp.Or(g.Delay, usualDelay)
	_ = control.SetWriteDeadline(time.Now().Add(delay + replyTime)) // without one, that of the server ends the reply earlier
	g.head(w, a, graded)
	for i := range pieces {
		if control.Flush() != nil || g.Wait(r.Context(), delay/pieces) != nil {
			panic(http.ErrAbortHandler) // nobody is left who waits
		}
		_, _ = w.Write(a.body[len(a.body)*i/pieces : len(a.body)*(i+1)/pieces]) // the next Flush tells
	}
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
