package interop

import (
	"maps"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
)

// client is an npm package of testdata/interop.
type client struct{ name, version string }

var (
	newest = client{"sdk-new", "0.0.83"}
	legacy = client{"sdk-old", "0.0.70"}
)

// Ways to authenticate, encryption asked for, and routes to the sandbox.
const (
	p12          = "P12"
	sharedSecret = "shared secret"
	metaKey      = "meta key, P12"
	metaSecret   = "meta key, shared secret"
	httpSign     = "HTTP Signature"
	metaHTTPSign = "HTTP Signature, meta key"

	plain   = "none"
	request = "request"
	reply   = "response"
	both    = "both"
	bothPEM = "both, key in PEM"

	direct       = "direct"
	intermediate = "intermediate host, http"
	overTLS      = "intermediate host, https"
	proxy        = "proxy"
)

// row is one configuration of an SDK.
type row struct {
	client           client
	auth, mle, route string
	off              bool // the sandbox runs with --mandate off
}

func (r row) name() string {
	mandate := "on"
	if r.off {
		mandate = "off"
	}
	return strings.Join([]string{r.client.version, r.auth, "MLE " + r.mle, r.route, "mandate " + mandate}, "; ")
}

func (r row) meta() bool      { return r.auth == metaKey || r.auth == metaSecret || r.auth == metaHTTPSign }
func (r row) asks() bool      { return r.mle == request || r.mle == both || r.mle == bothPEM }
func (r row) answered() bool  { return r.mle == reply || r.mle == both || r.mle == bothPEM }
func (r row) signs() bool     { return r.auth == httpSign || r.auth == metaHTTPSign }
func (r row) hasSecret() bool { return r.signs() || r.auth == sharedSecret || r.auth == metaSecret }

// config is the SDK's own configuration object for the row, as its documents tell to write it.
func (r row) config(t *testing.T, k *keyFile, to ready) map[string]any {
	t.Helper()
	m := k.merchant(t, r.meta())
	all := map[string]any{"merchantID": m.ID, "logConfiguration": map[string]any{"enableLog": false}}
	maps.Copy(all, r.authentication(t, k, m))
	maps.Copy(all, r.encryption(t, k, m))
	maps.Copy(all, r.way(t, to))
	return all
}

func (r row) authentication(t *testing.T, k *keyFile, m merchant) map[string]any {
	options := map[string]any{"authenticationType": "jwt"}
	if r.signs() {
		options["authenticationType"] = "http_signature"
	}
	if r.meta() {
		options["useMetaKey"], options["portfolioID"] = true, m.Portfolio
	}
	if r.hasSecret() {
		options["jwtKeyType"] = "SHARED_SECRET"
		options["merchantKeyId"], options["merchantsecretKey"] = m.SharedSecret.KID, k.secret(t, m.SharedSecret.Secret)
		return options
	}
	file := k.path(m.P12.File)
	options["keysDirectory"], options["keyFileName"] = filepath.Dir(file), strings.TrimSuffix(filepath.Base(file), ".p12")
	options["keyAlias"], options["keyPass"] = m.ID, k.secret(t, m.P12.Password)
	if r.meta() {
		options["keyAlias"] = m.Portfolio
	}
	return options
}

func (r row) encryption(t *testing.T, k *keyFile, m merchant) map[string]any {
	options := map[string]any{}
	switch {
	case r.client == legacy:
		options["useMLEGlobally"] = r.asks()
	case r.asks():
		options["enableRequestMLEForOptionalApisGlobally"] = true
	}
	if r.hasSecret() && !r.signs() {
		options["mleForRequestPublicCertPath"] = k.path(k.Cybersource.SJC.Cert)
	}
	if r.answered() {
		key := k.response(t, m, r.mle != bothPEM)
		options["enableResponseMleGlobally"] = true
		options["responseMlePrivateKeyFilePath"] = k.path(key.File)
		if key.Password != "" {
			options["responseMlePrivateKeyFilePassword"] = k.secret(t, key.Password)
		}
		if r.mle == bothPEM {
			options["responseMleKID"] = key.KID
		}
	}
	return options
}

// testHost is the name that the SDK is told where something else stands in its place.
const testHost = "apitest.cybersource.com"

func (r row) way(t *testing.T, to ready) map[string]any {
	t.Helper()
	tls, plain := address(t, to.URL), address(t, to.HTTP)
	switch r.route {
	case intermediate:
		return map[string]any{"runEnvironment": testHost, "intermediateHost": "http://" + plain.Host}
	case overTLS:
		return map[string]any{"runEnvironment": testHost, "intermediateHost": "https://" + tls.Host}
	case proxy:
		return map[string]any{"runEnvironment": testHost, "useProxy": true, "proxyAddress": plain.Hostname(), "proxyPort": plain.Port()}
	}
	return map[string]any{"runEnvironment": tls.Host}
}

func address(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
