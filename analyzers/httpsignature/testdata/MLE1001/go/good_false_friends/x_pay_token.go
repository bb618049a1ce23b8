package shop

import "net/http"

// Rates asks for rates of exchange.
func Rates(time, mac string) (*http.Response, error) {
	r, err := http.NewRequest(http.MethodPost, "https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates", nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("x-pay-token", "xv2:"+time+":"+mac)
	return http.DefaultClient.Do(r)
}
