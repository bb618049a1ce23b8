package push

import (
	"fmt"
	"net/url"

	"mleready/probes"
)

// Target takes the URL of an endpoint apart: a place that the guard lets through, and the path with its query, "" for
// none. A provider's own host is never pushed to.
func Target(guard probes.Guard, raw string) (place probes.Place, path string, err error) {
	u, err := url.Parse(raw)
	if err != nil {
		return place, "", fmt.Errorf("the endpoint is no URL: write it like https://HOST/PATH")
	}
	base := url.URL{Scheme: u.Scheme, User: u.User, Host: u.Host}
	if place, err = guard.Check(base.String(), ""); err != nil {
		return place, "", err
	}
	if place.Environment != "" {
		return place, "", fmt.Errorf("%w: %s is a provider's own, and pushes go to a partner's", probes.ErrHost, u.Host)
	}
	if u.Path == "" || u.Path == "/" {
		return place, "", nil
	}
	return place, u.RequestURI(), nil
}
