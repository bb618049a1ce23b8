// Package gateway books payments for the hotel.
package gateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

const host = "api.cybersource.com"

// Client books payments.
type Client struct {
	Keys Keys
	HTTP *http.Client
}

// Booking is a stay to be paid.
type Booking struct {
	Number string `json:"code"`
	Amount string `json:"totalAmount"`
}

// State of a payment.
type State struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// Pay charges a booking. When the reply cannot be read the payment may have been made, and is looked up.
func (c *Client) Pay(b Booking) (State, error) {
	plain, err := json.Marshal(b)
	if err != nil {
		return State{}, err
	}
	body, err := c.Keys.seal(plain)
	if err != nil {
		return State{}, err
	}
	status, reply, err := c.call(http.MethodPost, "/pts/v2/payments", body)
	if errors.Is(err, errSealed) {
		return c.find(b.Number)
	}
	if err != nil {
		return State{}, err
	}
	return state(status, reply)
}

// find looks a payment up by the number of its booking.
func (c *Client) find(number string) (State, error) {
	status, reply, err := c.call(http.MethodGet, "/tss/v2/transactions/"+number, nil)
	if err != nil {
		return State{Status: "UNKNOWN"}, err
	}
	return state(status, reply)
}

func state(status int, reply []byte) (State, error) {
	if status >= 300 {
		return State{}, fmt.Errorf("the gateway refused with %d: %s", status, reply)
	}
	var s State
	err := json.Unmarshal(reply, &s)
	return s, err
}

func (c *Client) call(method, resource string, body []byte) (int, []byte, error) {
	token, err := c.Keys.token(method, host, resource, body)
	if err != nil {
		return 0, nil, fmt.Errorf("sign: %w", err)
	}
	request, err := http.NewRequest(method, "https://"+host+resource, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	response, err := c.HTTP.Do(request)
	if err != nil {
		return 0, nil, fmt.Errorf("call the gateway: %w", err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, err
	}
	text, err := c.Keys.open(raw)
	return response.StatusCode, text, err
}
