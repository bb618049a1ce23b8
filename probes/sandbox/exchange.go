package sandbox

import (
	"io"
	"net/http"
	"strings"
	"time"

	"mleready"
	"mleready/probes/serving"
)

// maxBody is the largest request body that is read. The provider's largest requests stay far below.
const maxBody = 1 << 20

// exchange takes a request as it came. net/http does not keep the order of the headers: Host is first, the others are by
// name.
func exchange(w http.ResponseWriter, r *http.Request, id string, now time.Time) (mleready.Exchange, error) {
	e := mleready.Exchange{
		ID: id, Method: r.Method, URL: scheme(r) + "://" + r.Host + target(r), Headers: serving.Headers(r, r.Host), At: now.Format(time.RFC3339Nano),
	}
	if r.ContentLength > maxBody {
		return e, &http.MaxBytesError{Limit: maxBody} // before a client that waits for 100 sends it
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	e.Body = string(body)
	return e, err
}

func scheme(r *http.Request) string {
	if r.TLS != nil {
		return "https"
	}
	return "http"
}

// target is the path and query as the client escaped them. A request line with a whole URL is that of a proxy.
func target(r *http.Request) string {
	if strings.HasPrefix(r.RequestURI, "/") {
		return r.RequestURI
	}
	return r.URL.RequestURI()
}
