// Command tickets sells tickets.
package main

import (
	"bytes"
	"log"
	"net/http"
	"time"

	"acme.example/tickets/token"
)

const payments = "https://apitest.cybersource.com/pts/v2/payments"

func main() {
	body := []byte(`{"clientReferenceInformation":{"code":"ticket-1"}}`)
	bearer, err := token.Signer{Merchant: "acme_tickets"}.Sign(body, time.Now())
	if err != nil {
		log.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, payments, bytes.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+bearer)
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	log.Print(reply.Status)
}
