package shop

// Enrol asks whether a card takes part in 3-D Secure.
func Enrol(window string) map[string]any {
	return map[string]any{"consumerAuthenticationInformation": map[string]string{"authenticationType": "02", "acsWindowSize": window, "challengeCode": "04"}}
}
