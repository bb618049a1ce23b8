// Package hook takes notifications in.
package hook

import (
	"net/http"
	"strings"
)

const signatureHeader = "v-c-signature"

// Handle reads the signature of a notification.
func Handle(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get(signatureHeader), "sig=") {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
