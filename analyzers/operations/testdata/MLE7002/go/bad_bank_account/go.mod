module acme.example/mle7002-bad-bank-account

go 1.24
