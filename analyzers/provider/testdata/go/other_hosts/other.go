// Package other names hosts that only look alike.
package other

var hosts = []string{
	"https://api.cybersource.com.evil.example/pts/v2/payments",
	"https://myapi.cybersource.com.example/",
	"https://my-api.cybersource.com/",
	"https://v2.api.cybersource.com/",
	"https://api.cybersource.company/",
	"https://api.cybersource.com-cdn.example/",
	"https://developer.cybersource.com/api-reference-assets/index.html",
}

var both = "not https://api.cybersource.com.evil.example/ but https://apitest.cybersource.com./pts"
