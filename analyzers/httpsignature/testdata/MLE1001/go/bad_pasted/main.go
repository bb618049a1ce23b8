// Command try sends one payment.
package main

import (
	"fmt"
	"net/http"
)

func main() {
	r, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com/pts/v2/payments", nil)
	if err != nil {
		panic(err)
	}
	r.Header.Set("v-c-merchant-id", "acme")
	r.Header.Set("Date", "Mon, 12 Jan 2026 10:00:00 GMT")
	r.Header.Set("Signature", `keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA="`) // want `MLE1001: builds an HTTP Signature`
	reply, err := http.DefaultClient.Do(r)
	fmt.Println(reply, err)
}
