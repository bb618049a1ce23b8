// Command shop charges one order.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"acme.example/shop/internal/config"
	"acme.example/shop/internal/gateway"
)

func main() {
	client := gateway.Client{Config: config.FromEnv(), HTTP: http.DefaultClient, Now: time.Now}
	id, err := client.Charge(context.Background(), map[string]any{
		"orderInformation": map[string]any{"amountDetails": map[string]string{"totalAmount": "21.00", "currency": "EUR"}},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(id)
}
