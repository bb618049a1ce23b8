module acme.example/mle7003-bad-payment

go 1.24
