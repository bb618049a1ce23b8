package credentials

import (
	"context"
	"testing"

	"mleready"
)

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNothing(t *testing.T) {
	_, err := Load(context.Background(), "credentials.yaml", Options{Rules: rules(t), ReadFile: func(string) ([]byte, error) { return nil, nil }})
	if err == nil || err.Error() != "credentials.yaml:1: holds nothing: list keys below cybersource or mastercard, or let mleready sandbox make a file of it" {
		t.Error(err)
	}
}
