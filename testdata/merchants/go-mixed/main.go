// Command cinema sells one ticket and pays it back.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"acme.example/cinema/refund"
	"acme.example/cinema/sale"
	"acme.example/cinema/signature"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	bytes, err := base64.StdEncoding.DecodeString(os.Getenv("CINEMA_SECRET"))
	if err != nil {
		return err
	}
	secret := signature.Secret{Merchant: os.Getenv("CINEMA_MERCHANT"), ID: os.Getenv("CINEMA_KEY_ID"), Bytes: bytes}
	sold, err := sale.Send(secret, []byte(`{"clientReferenceInformation":{"code":"seat-12"}}`))
	if err != nil {
		return err
	}
	defer sold.Body.Close()
	var payment struct{ ID string }
	if err := json.NewDecoder(sold.Body).Decode(&payment); err != nil {
		return err
	}
	back, err := refund.Send(secret, payment.ID, []byte(`{"clientReferenceInformation":{"code":"seat-12"}}`))
	if err != nil {
		return err
	}
	return back.Body.Close()
}
