package prove

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mleready/probes/sandbox"

	"software.sslmate.com/src/go-pkcs12"
)

// Setting is a variable of the program's environment. {url}, {host}, {http}, {ca}, {keys} and {credentials} in the value
// stand for the gateway's.
type Setting struct{ Name, Value string }

const (
	trustFile     = "ca.p12"
	trustPassword = "changeit" // as Java calls it; there is no secret in the file
)

// places are what the gateway's address says, by the names that settings use.
func places(at sandbox.Address) map[string]string {
	all := map[string]string{"url": at.URL, "ca": at.CA, "keys": at.Keys, "credentials": at.Credentials, "http": "", "host": ""}
	if at.HTTP != nil {
		all["http"] = *at.HTTP
	}
	if u, err := url.Parse(at.URL); err == nil {
		all["host"] = u.Host
	}
	return all
}

// environment is that of a program which is led to the gateway: by variables of our own, by a proxy for those that keep
// the provider's address, and by what makes them trust its authority. What was there before is kept, other proxies aside.
func environment(base []string, at sandbox.Address, settings []Setting) ([]string, error) {
	where := places(at)
	trust, err := trustStore(at.CA)
	if err != nil {
		return nil, err
	}
	proxy, err := url.Parse(where["http"])
	if err != nil {
		return nil, fmt.Errorf("the gateway's address: %w", err)
	}
	set := map[string]string{
		"HTTPS_PROXY": where["http"], "https_proxy": where["http"], "NO_PROXY": "localhost,127.0.0.1,::1", "no_proxy": "localhost,127.0.0.1,::1",
		"SSL_CERT_FILE": at.CA, "CURL_CA_BUNDLE": at.CA, "REQUESTS_CA_BUNDLE": at.CA, "NODE_EXTRA_CA_CERTS": at.CA, "NODE_USE_ENV_PROXY": "1",
		"JAVA_TOOL_OPTIONS": fmt.Sprintf("-Dhttps.proxyHost=%s -Dhttps.proxyPort=%s -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword=%s",
			proxy.Hostname(), proxy.Port(), trust, trustPassword),
	}
	for name, value := range where {
		set["MLEREADY_"+strings.ToUpper(name)] = value
	}
	var pairs []string
	for name, value := range where {
		pairs = append(pairs, "{"+name+"}", value)
	}
	fill := strings.NewReplacer(pairs...)
	for _, s := range settings {
		set[s.Name] = fill.Replace(s.Value)
	}
	out := slices.DeleteFunc(slices.Clone(base), func(line string) bool {
		name, _, _ := strings.Cut(line, "=")
		_, ours := set[name]
		return ours || strings.EqualFold(name, "ALL_PROXY")
	})
	for name, value := range set {
		out = append(out, name+"="+value)
	}
	slices.Sort(out)
	return out, nil
}

// trustStore writes the gateway's authority as Java reads it.
func trustStore(ca string) (string, error) {
	text, err := os.ReadFile(ca)
	if err != nil {
		return "", fmt.Errorf("read the gateway's authority: %w", err)
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return "", fmt.Errorf("read the gateway's authority: %s holds no certificate", ca)
	}
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return "", fmt.Errorf("read the gateway's authority: %w", err)
	}
	store, err := pkcs12.LegacyDES.EncodeTrustStore([]*x509.Certificate{certificate}, trustPassword) // which every Java can read
	if err != nil {
		return "", fmt.Errorf("write the gateway's authority for Java: %w", err)
	}
	path := filepath.Join(filepath.Dir(ca), trustFile)
	return path, os.WriteFile(path, store, 0o600)
}
