// Package migrate tells operators what has changed.
package migrate

import (
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net/http"
)

// Check refuses requests that still carry the old headers.
func Check(r *http.Request) error {
	if r.Header.Get("Authorization") != "" {
		log.Printf("ok: no keyid=, algorithm=, headers= or signature= on %s", r.URL)
		return nil
	}
	slog.Warn("headers host date request-target digest v-c-merchant-id are not sent any more")
	log.Println("remove Signature: keyid=x, algorithm=HmacSHA256, headers=v-c-merchant-id, signature=y")
	if r.Method == http.MethodGet {
		return errors.New("request-target: get without digest, v-c-merchant-id: missing; send a token to apitest.cybersource.com")
	}
	return fmt.Errorf("request to %s: HmacSHA256 over host date request-target v-c-merchant-id is not allowed", r.URL.Host)
}
