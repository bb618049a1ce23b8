module acme.example/mle7001-good-card

go 1.24
