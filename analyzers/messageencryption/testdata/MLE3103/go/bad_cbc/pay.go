// Package pay takes payments.
package pay

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Client speaks to the gateway.
type Client struct {
	HTTP                        *http.Client
	Merchant, KeyID, ReplyKeyID string
	Key, ReplyKey               *rsa.PrivateKey
	Gateway                     *x509.Certificate
}

// Payment is an order with its card.
type Payment struct {
	Reference string            `json:"clientReferenceInformation"`
	Amount    string            `json:"totalAmount"`
	Card      map[string]string `json:"card"`
}

// Result is what became of a payment.
type Result struct {
	State string
	Text  []byte
}

// Pay sends one payment.
func (c *Client) Pay(p Payment) (Result, error) {
	plain, err := json.Marshal(p)
	if err != nil {
		return Result{}, err
	}
	sealed, err := c.seal(plain)
	if err != nil {
		return Result{}, err
	}
	body, err := json.Marshal(map[string]string{"encryptedRequest": sealed})
	if err != nil {
		return Result{}, err
	}
	status, raw, err := c.send("POST", "/pts/v2/payments", body)
	if err != nil {
		return Result{}, err
	}
	text, err := c.open(raw)
	if err != nil {
		return Result{State: "unknown"}, nil
	}
	if status >= 300 {
		return Result{State: "declined", Text: text}, nil
	}
	return Result{State: "paid", Text: text}, nil
}

func (c *Client) send(method, path string, body []byte) (int, []byte, error) {
	token, err := c.token(method, path, body)
	if err != nil {
		return 0, nil, err
	}
	req, err := http.NewRequest(method, "https://"+host+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	return resp.StatusCode, raw, err
}

func newUUID() string {
	b := make([]byte, 16)
	rand.Read(b)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

const host = "apitest.cybersource.com"

// token signs for one request.
func (c *Client) token(method, path string, body []byte) (string, error) {
	header := map[string]any{"alg": "RS256", "kid": c.KeyID, "typ": "JWT"}
	now := time.Now().Unix()
	claims := map[string]any{
		"iat":                   now,
		"exp":                   now + 120,
		"iss":                   c.Merchant,
		"jti":                   newUUID(),
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       c.Merchant,
		"v-c-response-mle-kid":  c.ReplyKeyID,
	}
	if body != nil {
		sum := sha256.Sum256(body)
		claims["digest"] = base64.StdEncoding.EncodeToString(sum[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	text, err := encoded(header, claims)
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, c.Key, crypto.SHA256, hash[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

func encoded(header, claims any) (string, error) {
	h, err := json.Marshal(header)
	if err != nil {
		return "", err
	}
	p, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(h) + "." + base64.RawURLEncoding.EncodeToString(p), nil
}

// seal makes a compact JWE of a body.
func (c *Client) seal(body []byte) (string, error) {
	header, err := json.Marshal(map[string]any{
		"alg": "RSA-OAEP-256",
		"enc": "A256CBC-HS512", // want `MLE3203: encrypts the body with A256CBC-HS512`
		"kid": c.Gateway.Subject.SerialNumber,
		"iat": time.Now().Unix(),
	})
	if err != nil {
		return "", err
	}
	secret, iv := make([]byte, 32), make([]byte, 12)
	if _, err := rand.Read(secret); err != nil {
		return "", err
	}
	if _, err := rand.Read(iv); err != nil {
		return "", err
	}
	key, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, c.Gateway.PublicKey.(*rsa.PublicKey), secret, nil)
	if err != nil {
		return "", err
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	protected := encode(header)
	sealed := gcm.Seal(nil, iv, body, []byte(protected))
	text, tag := sealed[:len(body)], sealed[len(body):]
	return protected + "." + encode(key) + "." + encode(iv) + "." + encode(text) + "." + encode(tag), nil
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// errUnread says that a reply could not be decrypted.
var errUnread = errors.New("the reply cannot be read")

// open gives the readable reply.
func (c *Client) open(raw []byte) ([]byte, error) {
	var reply struct {
		JWE string `json:"encryptedResponse"`
	}
	if err := json.Unmarshal(raw, &reply); err != nil || reply.JWE == "" {
		return raw, nil
	}
	return c.decrypt(reply.JWE)
}

func (c *Client) decrypt(jwe string) ([]byte, error) {
	var parts [5][]byte
	pieces := strings.Split(jwe, ".")
	if len(pieces) != len(parts) {
		return nil, errUnread
	}
	for i, piece := range pieces {
		part, err := base64.RawURLEncoding.DecodeString(piece)
		if err != nil {
			return nil, errUnread
		}
		parts[i] = part
	}
	secret, err := rsa.DecryptOAEP(sha256.New(), nil, c.ReplyKey, parts[1], nil)
	if err != nil {
		return nil, errUnread
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, errUnread
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, errUnread
	}
	return gcm.Open(nil, parts[2], append(parts[3], parts[4]...), []byte(pieces[0]))
}
