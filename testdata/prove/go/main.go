// Command pay authorises one payment with a hand-made client: a JWT of version 2, an encrypted request and an encrypted
// reply. It is a program to prove mleready with; its keys come from the local gateway.
package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

var raw = base64.RawURLEncoding

type shop struct {
	keys, url, host       string
	merchant, kid, secret string
	responseKID           string
	client                *http.Client
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "payment:", err)
		os.Exit(1)
	}
}

func run() error {
	s := shop{keys: os.Getenv("MLEREADY_KEYS"), url: os.Getenv("MLEREADY_URL"), host: os.Getenv("MLEREADY_HOST")}
	text, err := os.ReadFile(filepath.Join(s.keys, "credentials.yaml"))
	if err != nil {
		return err
	}
	s.merchant = first(text, `- id: (\S+)`)
	s.kid, s.secret = first(text, `shared_secret: \{kid: "?([^",]+)`), first(text, `shared_secret: \{kid: [^,]+, secret: "?([^"}]+)`)
	s.responseKID = first(text, `kid: "(\d+)", file: sandbox_merchant.response.key.pem`)
	ca, err := os.ReadFile(os.Getenv("MLEREADY_CA"))
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	s.client = &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	return s.pay("/pts/v2/payments", `{"clientReferenceInformation":{"code":"shop-1"},"orderInformation":{"amountDetails":{"totalAmount":"12.50","currency":"EUR"}}}`)
}

func first(text []byte, pattern string) string {
	if m := regexp.MustCompile(pattern).FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}

func (s shop) pay(path, order string) error {
	sealed, err := s.encrypt([]byte(order))
	if err != nil {
		return err
	}
	body, err := json.Marshal(map[string]string{"encryptedRequest": sealed})
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, s.url+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+s.token("post", path, body))
	reply, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer reply.Body.Close()
	got, err := io.ReadAll(io.LimitReader(reply.Body, 1<<20))
	if err != nil {
		return err
	}
	var envelope struct{ EncryptedResponse string }
	if json.Unmarshal(got, &envelope) == nil && envelope.EncryptedResponse != "" {
		if got, err = s.decrypt(envelope.EncryptedResponse); err != nil {
			return fmt.Errorf("the reply cannot be decrypted, so the payment's result is not known: %w", err)
		}
	}
	var result struct{ Status string }
	if err := json.Unmarshal(got, &result); err != nil || reply.StatusCode != http.StatusCreated || result.Status != "AUTHORIZED" {
		return fmt.Errorf("HTTP %d, status %q", reply.StatusCode, result.Status)
	}
	fmt.Println("authorised")
	return nil
}

func (s shop) token(method, path string, body []byte) string {
	sum := sha256.Sum256(body)
	now := time.Now().Unix()
	id := make([]byte, 16)
	_, _ = rand.Read(id)
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	header, _ := json.Marshal(map[string]any{"alg": "HS256", "typ": "JWT", "kid": s.kid})
	claims, _ := json.Marshal(map[string]any{
		"iat": now, "exp": now + 120, "iss": s.merchant, "jti": fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:]),
		"v-c-jwt-version": "2", "v-c-merchant-id": s.merchant, "v-c-response-mle-kid": s.responseKID,
		"request-host": s.host, "request-method": method, "request-resource-path": path,
		"digest": base64.StdEncoding.EncodeToString(sum[:]), "digestAlgorithm": "SHA-256",
	})
	signed := raw.EncodeToString(header) + "." + raw.EncodeToString(claims)
	key, _ := base64.StdEncoding.DecodeString(s.secret)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(signed))
	return signed + "." + raw.EncodeToString(mac.Sum(nil))
}

func (s shop) encrypt(plain []byte) (string, error) {
	block, err := readPEM(filepath.Join(s.keys, "sjc.crt.pem"))
	if err != nil {
		return "", err
	}
	certificate, err := x509.ParseCertificate(block)
	if err != nil {
		return "", err
	}
	key, iv := make([]byte, 32), make([]byte, 12)
	_, _ = rand.Read(key)
	_, _ = rand.Read(iv)
	header, _ := json.Marshal(map[string]any{"alg": "RSA-OAEP-256", "enc": "A256GCM", "typ": "JWT", "cty": "JWT", "kid": certificate.Subject.SerialNumber, "iat": time.Now().Unix()})
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, certificate.PublicKey.(*rsa.PublicKey), key, nil)
	if err != nil {
		return "", err
	}
	c, err := aes.NewCipher(key)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(c)
	if err != nil {
		return "", err
	}
	first := raw.EncodeToString(header)
	out := gcm.Seal(nil, iv, plain, []byte(first))
	end := len(out) - gcm.Overhead()
	return strings.Join([]string{first, raw.EncodeToString(wrapped), raw.EncodeToString(iv), raw.EncodeToString(out[:end]), raw.EncodeToString(out[end:])}, "."), nil
}

func (s shop) decrypt(token string) ([]byte, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 5 {
		return nil, errors.New("it is no JWE")
	}
	block, err := readPEM(filepath.Join(s.keys, "sandbox_merchant.response.key.pem"))
	if err != nil {
		return nil, err
	}
	private, err := x509.ParsePKCS8PrivateKey(block)
	if err != nil {
		return nil, err
	}
	bin := make([][]byte, 5)
	for i := range parts {
		if bin[i], err = raw.DecodeString(parts[i]); err != nil {
			return nil, err
		}
	}
	key, err := rsa.DecryptOAEP(sha256.New(), nil, private.(*rsa.PrivateKey), bin[1], nil)
	if err != nil {
		return nil, err
	}
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(c)
	if err != nil {
		return nil, err
	}
	return gcm.Open(nil, bin[2], append(bin[3], bin[4]...), []byte(parts[0]))
}

func readPEM(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("%s holds no PEM", path)
	}
	return block.Bytes, nil
}
