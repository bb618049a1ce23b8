// Package web has small helpers around requests.
package web

import "net/http"

// SetHeader sets a header unless there is nothing to say.
func SetHeader(r *http.Request, name, value string) {
	if value != "" {
		r.Header.Set(name, value)
	}
}
