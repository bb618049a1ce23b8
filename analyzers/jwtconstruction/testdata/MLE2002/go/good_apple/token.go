// Package login signs people in.
package login

import (
	"time"
)

const audience = "https://appleid.apple.com"

// Secret makes the client secret of a login.
func Secret(team, client, key string) map[string]any {
	now := time.Now().Unix()
	return map[string]any{
		"iss": team,
		"iat": now,
		"exp": now + 86400*180,
		"aud": audience,
		"sub": client,
	}
}
