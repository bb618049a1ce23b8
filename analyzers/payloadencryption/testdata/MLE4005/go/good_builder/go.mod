module acme.example/mle4005goodbuilder

go 1.24

require github.com/mastercard/client-encryption-go v1.3.0
