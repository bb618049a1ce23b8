// Package carrier puts signatures on requests.
package carrier

import "net/http"

// Attach sets the header.
func Attach(r *http.Request, value string) { r.Header.Set("Signature", value) }
