// Package transfer sends money abroad.
package transfer

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
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

const (
	base = "https://sandbox.api.mastercard.com"
	file = "keys/encryption-own.pem"
)

// Client speaks to the service.
type Client struct {
	HTTP                 *http.Client
	Partner, ConsumerKey string
	Key, ReplyKey        *rsa.PrivateKey
	Theirs               *rsa.PublicKey
}

// Load reads the certificate for encryption.
func Load() ([]byte, error) { return os.ReadFile(file) }

// Pay sends one payment.
func (c *Client) Pay(payment map[string]string) ([]byte, error) {
	plain, err := json.Marshal(payment)
	if err != nil {
		return nil, err
	}
	sealed, err := c.seal(plain)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(map[string]any{"encrypted_payload": map[string]string{"data": sealed}})
	if err != nil {
		return nil, err
	}
	return c.send("POST", "/send/v1/partners/"+c.Partner+"/crossborder/payment", plain, body)
}

// Payment asks for one payment.
func (c *Client) Payment(id string) ([]byte, error) {
	return c.send("GET", "/send/v1/partners/"+c.Partner+"/crossborder/"+id, nil, nil)
}

func (c *Client) send(method, path string, plain, body []byte) ([]byte, error) {
	authorization, err := c.GetAuthorizationHeader(base+path, method, plain) // want `MLE4205: signs before encrypting, so the body hash does not match`
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(method, base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", authorization)
	req.Header.Set("x-encrypted", "true")
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	return c.open(raw)
}

// GetAuthorizationHeader signs a request with OAuth 1.0a.
func (c *Client) GetAuthorizationHeader(address, method string, payload []byte) (string, error) {
	hash := sha256.Sum256(payload)
	values := url.Values{
		"oauth_body_hash":        {base64.StdEncoding.EncodeToString(hash[:])},
		"oauth_consumer_key":     {c.ConsumerKey},
		"oauth_nonce":            {rand.Text()},
		"oauth_signature_method": {"RSA-SHA256"},
		"oauth_timestamp":        {fmt.Sprint(time.Now().Unix())},
		"oauth_version":          {"1.0"},
	}
	text := sha256.Sum256([]byte(method + "&" + url.QueryEscape(address) + "&" + url.QueryEscape(values.Encode())))
	signature, err := rsa.SignPKCS1v15(rand.Reader, c.Key, crypto.SHA256, text[:])
	if err != nil {
		return "", err
	}
	values.Set("oauth_signature", base64.StdEncoding.EncodeToString(signature))
	var parts []string
	for name := range values {
		parts = append(parts, name+`="`+url.QueryEscape(values.Get(name))+`"`)
	}
	return "OAuth " + strings.Join(parts, ","), nil
}

// seal makes a compact JWE of a body.
func (c *Client) seal(body []byte) (string, error) {
	public, err := x509.MarshalPKIXPublicKey(c.Theirs)
	if err != nil {
		return "", err
	}
	fingerprint := sha256.Sum256(public)
	header, err := json.Marshal(map[string]any{
		"alg": "RSA-OAEP-256",
		"enc": "A256GCM",
		"kid": hex.EncodeToString(fingerprint[:]),
		"cty": "application/json",
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
	key, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, c.Theirs, secret, nil)
	if err != nil {
		return "", err
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCMWithNonceSize(block, len(iv))
	if err != nil {
		return "", err
	}
	protected := encode(header)
	sealed := gcm.Seal(nil, iv, body, []byte(protected))
	text, tag := sealed[:len(body)], sealed[len(body):]
	return protected + "." + encode(key) + "." + encode(iv) + "." + encode(text) + "." + encode(tag), nil
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// open gives the readable reply.
func (c *Client) open(raw []byte) ([]byte, error) {
	var reply struct {
		Payload struct {
			Data string `json:"data"`
		} `json:"encrypted_payload"`
	}
	if err := json.Unmarshal(raw, &reply); err != nil || reply.Payload.Data == "" {
		return raw, nil
	}
	return c.decrypt(reply.Payload.Data)
}

func (c *Client) decrypt(jwe string) ([]byte, error) {
	var parts [5][]byte
	for i, piece := range strings.SplitN(jwe, ".", 5) {
		part, err := base64.RawURLEncoding.DecodeString(piece)
		if err != nil {
			return nil, err
		}
		parts[i] = part
	}
	secret, err := rsa.DecryptOAEP(sha256.New(), nil, c.ReplyKey, parts[1], nil)
	if err != nil {
		return nil, errors.New("the reply is for another key")
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	protected, _, _ := strings.Cut(jwe, ".")
	return gcm.Open(nil, parts[2], append(parts[3], parts[4]...), []byte(protected))
}
