module acme.example/mle7001-bad-bank-account

go 1.24
