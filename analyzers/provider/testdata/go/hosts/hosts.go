// Package hosts reaches the gateway in many ways.
package hosts

import (
	"cmp"
	"net/http"
	"net/url"
	"os"
)

const sandbox = "apitest.cybersource.com"

var byEnvironment = map[string]string{
	"test": "https://" + sandbox,
	"live": "https://api.visaacceptance.com",
}

type config struct {
	Host string
	Base url.URL
}

var defaults = config{
	Host: "api.in.cybersource.com",
	Base: url.URL{Scheme: "https", Host: "API.CYBERSOURCE.COM:443"},
}

func fromEnvironment() string { return cmp.Or(os.Getenv("GATEWAY"), "nabgateway-api.nab.com.au") }

func transfer(c *http.Client) (*http.Response, error) {
	return c.Get("https://sandbox.api.mastercard.com/send/v1/partners")
}

func get(c *http.Client) (*http.Response, error) {
	return c.Get("https://" + sandbox + "/tss/v2/transactions/1")
}
