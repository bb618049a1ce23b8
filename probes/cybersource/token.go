package cybersource

import (
	"cmp"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/jose"
)

// signer is what signs a token: its algorithm, its key id and the key.
func (c *Client) signer() (alg, kid string, key any, err error) {
	names := c.Rules.Wire.JWT
	m := c.Merchant
	switch {
	case c.Secret && m.SharedSecret != nil:
		return names.AlgorithmsSecret[0], m.SharedSecret.KID, m.SharedSecret.Key, nil
	case c.Secret:
		return "", "", nil, fmt.Errorf("%w: %s has no shared secret", errNoKey, m.ID)
	case m.P12 != nil && m.P12.Key != nil:
		return names.AlgorithmsP12[0], m.P12.KID, m.P12.Key, nil
	}
	return "", "", nil, fmt.Errorf("%w: %s has no P12 with a private key", errNoKey, m.ID)
}

// token is a JWT of version 2.
func (c *Client) token(b *ask.Built, m Manner) (string, error) {
	names := c.Rules.Wire.JWT
	alg, kid, key, err := c.signer()
	if err != nil {
		return "", err
	}
	jti, err := ask.UUID(c.Random)
	if err != nil {
		return "", err
	}
	header := make([]jose.Member, 0, len(names.Headers))
	for _, f := range names.Headers {
		switch f.Requirement {
		case "jwt.typ":
			header = append(header, jose.Member{Name: f.Name, Value: f.Value})
		case "jwt.alg":
			header = append(header, jose.Member{Name: f.Name, Value: alg})
		case "jwt.kid":
			header = append(header, jose.Member{Name: f.Name, Value: kid})
		}
	}
	return jose.Sign(alg, key, header, c.claims(b, m, jti))
}

// claims are those of a token of version 2, in the order of rules.yaml.
func (c *Client) claims(b *ask.Built, m Manner, jti string) []jose.Member {
	now := c.Now().Unix()
	list := make([]jose.Member, 0, len(c.Rules.Wire.JWT.Claims))
	for _, f := range c.Rules.Wire.JWT.Claims {
		name, value := f.Name, c.claim(f, b, jti, now)
		if f.Is(c.Rules.Wire.MLE.KeyIDClaim) && m.ResponseKID != "" {
			name, value = cmp.Or(m.Claim, name), m.ResponseKID
		}
		if value != nil {
			list = append(list, jose.Member{Name: name, Value: value})
		}
	}
	return list
}

// claim is the value of a claim that every token has, or every one for a body; nil for none.
func (c *Client) claim(f mleready.JWTField, b *ask.Built, jti string, now int64) any {
	switch f.Requirement {
	case "jwt.exp":
		return now + int64(c.Rules.Wire.JWT.MaxLifetime)
	case "jwt.iat":
		return now
	case "jwt.iss":
		return c.Merchant.Owner()
	case "jwt.jti":
		return jti
	case "jwt.request_host":
		return c.Host
	case "jwt.request_method":
		return strings.ToLower(b.Method)
	case "jwt.request_resource_path":
		return b.Path
	case "jwt.version":
		return c.Rules.Wire.JWT.Version
	case "jwt.merchant_id":
		return c.Merchant.ID
	}
	if len(b.Body) > 0 {
		switch f.Requirement {
		case "jwt.digest":
			return digest(b.Body)
		case "jwt.digest_algorithm":
			return f.Value
		}
	}
	return nil
}

// tokenV1 is the token as it was before: the certificate and the merchant in the header, a date as iat.
func (c *Client) tokenV1(b *ask.Built) (string, error) {
	p12 := c.Merchant.P12
	if p12 == nil || p12.Key == nil {
		return "", fmt.Errorf("%w: %s has no P12 with a private key", errNoKey, c.Merchant.ID)
	}
	names := c.Rules.Wire.JWT
	var header []jose.Member
	for _, f := range names.ForbiddenHeaders {
		switch f.Requirement {
		case "jwt.no_x5c":
			header = append(header, jose.Member{Name: f.Name, Value: []string{base64.StdEncoding.EncodeToString(p12.Certificate.Raw)}})
		case "jwt.no_merchant_id_header":
			header = append(header, jose.Member{Name: f.Name, Value: c.Merchant.ID})
		}
	}
	iat, ok := names.Claim("jwt.iat")
	if !ok {
		return "", errors.New("the rules name no claim for the time of issue")
	}
	claims := []jose.Member{{Name: iat.Name, Value: c.Now().UTC().Format(http.TimeFormat)}}
	return jose.Sign(names.AlgorithmsP12[0], p12.Key, header, claims)
}

// signature is the HTTP Signature of a call without a body.
func (c *Client) signature(b *ask.Built) (mleready.Header, error) {
	secret := c.Merchant.SharedSecret
	if secret == nil {
		return nil, fmt.Errorf("%w: %s has no shared secret", errNoKey, c.Merchant.ID)
	}
	names := c.Rules.Wire.HTTPSignature
	date := c.Now().UTC().Format(http.TimeFormat)
	signed := [][2]string{
		{names.HostHeader, c.Host}, {names.DateHeaders[0], date},
		{names.RequestTarget, strings.ToLower(b.Method) + " " + b.Path}, {names.MerchantHeader, c.Merchant.ID},
	}
	var list, lines []string
	for _, line := range signed {
		list, lines = append(list, line[0]), append(lines, line[0]+": "+line[1])
	}
	mac := hmac.New(sha256.New, secret.Key)
	mac.Write([]byte(strings.Join(lines, "\n")))
	value := fmt.Sprintf("%s=%q, %s=%q, %s=%q, %s=%q", names.Parameters[0], secret.KID, names.Parameters[1], names.Algorithm,
		names.Parameters[2], strings.Join(list, " "), names.Parameters[3], base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	return mleready.Header{{names.DateHeaders[0], date}, {names.MerchantHeader, c.Merchant.ID}, {names.SignatureHeader, value}}, nil
}

func rsaKey(c *x509.Certificate) (*rsa.PublicKey, error) {
	key, ok := c.PublicKey.(*rsa.PublicKey)
	if !ok {
		return nil, fmt.Errorf("the certificate %s has no RSA key", c.Subject.CommonName)
	}
	return key, nil
}
