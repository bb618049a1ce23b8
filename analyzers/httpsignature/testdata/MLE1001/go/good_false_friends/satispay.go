package shop

import "net/http"

// SignSatispay signs a request to another payment service.
func SignSatispay(r *http.Request, sign func(string) string, keyID, date, digest string) {
	signature := sign("(request-target): post /g_business/v1/payments\nhost: authservices.satispay.com\ndate: " + date + "\ndigest: " + digest)
	r.Header.Set("Digest", digest)
	r.Header.Set("Authorization", `Signature keyId="`+keyID+`", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="`+signature+`"`)
}
