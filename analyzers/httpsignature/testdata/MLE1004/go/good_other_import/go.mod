module acme.example/unhelped

go 1.24

require github.com/acme-example/cybersource-sdk-golang v0.3.0
