// Command counter takes money and books a parcel.
package main

import (
	"log"
	"net/http"
	"os"

	"acme.example/counter/cards"
	"acme.example/counter/courier"
)

func main() {
	pay, err := http.NewRequest(http.MethodPost, "https://api.cybersource.com/pts/v2/payments", nil)
	if err != nil {
		log.Fatal(err)
	}
	cards.Authorise(pay, os.Getenv("MERCHANT"), os.Getenv("TOKEN"))
	book, err := http.NewRequest(http.MethodPost, "https://courier.example/bookings", nil)
	if err != nil {
		log.Fatal(err)
	}
	courier.Sign(book, []byte(os.Getenv("COURIER")), nil)
	for _, r := range []*http.Request{pay, book} {
		if _, err := http.DefaultClient.Do(r); err != nil {
			log.Fatal(err)
		}
	}
}
