module acme.example/mle7004-good-known

go 1.24
