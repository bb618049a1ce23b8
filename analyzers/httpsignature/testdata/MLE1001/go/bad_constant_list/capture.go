package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

func capture(r *http.Request, keyID string, secret []byte) {
	var lines []string
	for _, name := range strings.Fields(signedHeaders) { // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
		lines = append(lines, name+": "+r.Header.Get(name))
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(strings.Join(lines, "\n")))
	r.Header.Set("Signature", fmt.Sprintf(signatureFormat, keyID, signedHeaders, base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}
