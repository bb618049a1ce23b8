// Package pay leaves the gateway to a package.
package pay

import cybersource "github.com/jjonline/cybersource-sdk-go/client"

var client = cybersource.New()
