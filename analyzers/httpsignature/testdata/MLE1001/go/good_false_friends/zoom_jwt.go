package shop

import "net/http"

// Users lists who may meet.
func Users(sign func(map[string]any) string, api string, now int64) (*http.Response, error) {
	token := sign(map[string]any{"iss": api, "iat": now, "exp": now + 5400})
	r, err := http.NewRequest(http.MethodGet, "https://api.zoom.us/v2/users", nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(r)
}
