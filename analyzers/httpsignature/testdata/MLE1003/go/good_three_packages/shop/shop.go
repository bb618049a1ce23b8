// Package shop names the shop on requests.
package shop

import "net/http"

// Name names the shop.
func Name(r *http.Request, id string) { r.Header.Set("X-Shop", id) }
