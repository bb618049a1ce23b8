package shop

import "encoding/json"

// EncData is the body of a request to another interface of the same house.
func EncData(seal func(header map[string]string, plain []byte) string, keyID string, plain []byte) ([]byte, error) {
	return json.Marshal(map[string]string{"encData": seal(map[string]string{"alg": "RSA-OAEP-256", "enc": "A128GCM", "kid": keyID}, plain)})
}
