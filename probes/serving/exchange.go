package serving

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"mleready"
)

// Exchange reads a request as it came, with at most so many bytes of body. The error of a longer one is an
// *http.MaxBytesError, that of any other a client that is gone or too slow. What was read stands in the exchange all the
// same.
func Exchange(w http.ResponseWriter, r *http.Request, id string, now time.Time, limit int64) (mleready.Exchange, error) {
	e := mleready.Exchange{
		ID: id, Method: r.Method, URL: Scheme(r) + "://" + r.Host + Target(r), Headers: Headers(r, r.Host), At: now.Format(time.RFC3339Nano),
	}
	if r.ContentLength > limit {
		return e, &http.MaxBytesError{Limit: limit} // before a client that waits for 100 sends it
	}
	var body bytes.Buffer
	body.Grow(int(max(r.ContentLength, 0)) + bytes.MinRead)
	_, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, limit))
	e.Body = body.String()
	return e, err
}

// Scheme is that of the URL which the client called.
func Scheme(r *http.Request) string {
	if r.TLS != nil {
		return "https"
	}
	return "http"
}

// Target is the path and query as the client escaped them. A request line with a whole URL is that of a proxy.
func Target(r *http.Request) string {
	if strings.HasPrefix(r.RequestURI, "/") {
		return r.RequestURI
	}
	return r.URL.RequestURI()
}
