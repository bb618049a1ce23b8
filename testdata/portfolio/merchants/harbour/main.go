// Command harbour sells one tour and looks the payment up.
package main

import (
	"fmt"
	"os"

	"acme.example/harbour/gateway"
	"acme.example/harbour/settings"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	s, err := settings.FromEnv()
	if err != nil {
		return err
	}
	client, err := gateway.New(s)
	if err != nil {
		return err
	}
	sale, err := client.Pay(gateway.Tour("tour-4711", "64.00"))
	if err != nil {
		return err
	}
	found, err := client.Find(sale.ID)
	if err != nil {
		return err
	}
	fmt.Println(sale.ID, sale.Status, found.ID)
	return nil
}
