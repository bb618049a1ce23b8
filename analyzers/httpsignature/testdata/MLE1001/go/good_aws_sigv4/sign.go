// Package storage puts receipts into a bucket.
package storage

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

func keyed(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

// Sign adds the Authorization header.
func Sign(r *http.Request, id, secret, day, stamp, region, payloadHash string) {
	canonical := strings.Join([]string{r.Method, r.URL.Path, "", "host:" + r.URL.Host, "x-amz-date:" + stamp, "", "host;x-amz-date", payloadHash}, "\n")
	sum := sha256.Sum256([]byte(canonical))
	scope := day + "/" + region + "/s3/aws4_request"
	text := "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hex.EncodeToString(sum[:])
	key := keyed(keyed(keyed(keyed([]byte("AWS4"+secret), day), region), "s3"), "aws4_request")
	r.Header.Set("X-Amz-Date", stamp)
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+id+"/"+scope+", SignedHeaders=host;x-amz-date, Signature="+hex.EncodeToString(keyed(key, text)))
}
