package transport

import (
	"fmt"
	"net/url"
	"strings"
)

// proxyOf tells which proxy leads to a URL: the target's own, else that of the environment. This machine is always
// asked directly.
func proxyOf(o Options) (func(*url.URL) (*url.URL, error), error) {
	direct := func(*url.URL) (*url.URL, error) { return nil, nil }
	if o.Place.Loopback {
		return direct, nil
	}
	raw, from := o.Proxy, "proxy"
	if raw == "" && o.Getenv != nil {
		for _, name := range []string{"HTTPS_PROXY", "https_proxy"} {
			if raw == "" {
				raw, from = o.Getenv(name), name
			}
		}
		if raw == "" || excepted(o.Place.URL.Hostname(), o.Getenv("NO_PROXY")+","+o.Getenv("no_proxy")) {
			return direct, nil
		}
	}
	if raw == "" {
		return direct, nil
	}
	if !strings.Contains(raw, "://") {
		raw = "http://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%s is no URL of a proxy: write it like http://HOST:PORT", from)
	}
	return func(*url.URL) (*url.URL, error) { return u, nil }, nil
}

// excepted reports whether a list as in NO_PROXY names a host: itself, a domain above it, or * for all.
func excepted(host, list string) bool {
	host = strings.ToLower(host)
	for entry := range strings.SplitSeq(strings.ToLower(list), ",") {
		entry, _, _ = strings.Cut(strings.TrimSpace(entry), ":")
		entry = strings.TrimPrefix(strings.TrimPrefix(entry, "*"), ".")
		switch {
		case entry == "":
			continue
		case host == entry || strings.HasSuffix(host, "."+entry):
			return true
		}
	}
	return strings.Contains(","+strings.ReplaceAll(list, " ", "")+",", ",*,")
}
