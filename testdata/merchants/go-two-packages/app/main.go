// Command flowers sells flowers.
package main

import (
	"fmt"
	"net/http"
	"os"

	"acme.example/cardlib"
)

func main() {
	client := cardlib.Client{
		Host: "api.cybersource.com",
		Auth: cardlib.SharedSecret{Merchant: "acme_flowers", KeyID: os.Getenv("CARD_KEY"), Secret: os.Getenv("CARD_SECRET")},
		HTTP: http.DefaultClient,
	}
	reply, err := client.Post("/pts/v2/payments", []byte(`{"clientReferenceInformation":{"code":"roses"}}`))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%s\n", reply)
}
