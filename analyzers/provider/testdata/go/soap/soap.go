// Package soap speaks the older interface.
package soap

import (
	"fmt"
	"net/http"
	"strings"
)

const endpoint = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor"

// Send posts one message.
func Send(c *http.Client, merchant, reference string) (*http.Response, error) {
	body := fmt.Sprintf(`<requestMessage xmlns="urn:schemas-cybersource-com:transaction-data-1.99"><merchantID>%s</merchantID><merchantReferenceCode>%s</merchantReferenceCode></requestMessage>`, merchant, reference)
	return c.Post(endpoint, "text/xml", strings.NewReader(body))
}
