module acme.example/mle7002-good-encrypted

go 1.24
