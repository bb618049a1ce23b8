package shop

// SAML are the settings of the customers' login.
var SAML = map[string]string{
	"signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
	"digestAlgorithm":    "http://www.w3.org/2001/04/xmlenc#sha256",
	"digest":             "SHA-256",
}
