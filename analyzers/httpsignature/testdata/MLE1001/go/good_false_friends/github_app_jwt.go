package shop

import "net/http"

// Installations lists where the shop's app is installed.
func Installations(sign func(map[string]any) string, app string, now int64) (*http.Response, error) {
	token := sign(map[string]any{"iat": now - 60, "exp": now + 600, "iss": app})
	r, err := http.NewRequest(http.MethodGet, "https://api.github.com/app/installations", nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(r)
}
