// Package partner talks to a partner whose scheme is set by configuration.
package partner

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
)

// Account is how the partner knows us.
type Account struct {
	KeyID, Algorithm string
	Secret           []byte
}

// Get asks for a resource.
func (a Account) Get(path, date string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, "https://api.cybersource.com"+path, nil)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, a.Secret)
	fmt.Fprintf(mac, "date: %s", date)
	req.Header.Set("Date", date)
	req.Header.Set("Signature", fmt.Sprintf(`keyid="%s", algorithm="%s", headers="date", signature="%s"`,
		a.KeyID, a.Algorithm, base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	return http.DefaultClient.Do(req)
}
