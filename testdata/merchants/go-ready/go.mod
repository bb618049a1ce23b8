module acme.example/hotel

go 1.24

require (
	github.com/go-jose/go-jose/v4 v4.0.5
	github.com/golang-jwt/jwt/v5 v5.2.1
)
