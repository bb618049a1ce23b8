package shop

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"fmt"
)

// Tencent authorizes a request to a cloud.
func Tencent(key []byte, id, date, source string) string {
	mac := hmac.New(sha1.New, key)
	fmt.Fprintf(mac, "x-date: %s\nx-source: %s", date, source)
	return fmt.Sprintf(`hmac id="%s", algorithm="hmac-sha1", headers="x-date x-source", signature="%s"`, id, base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}
