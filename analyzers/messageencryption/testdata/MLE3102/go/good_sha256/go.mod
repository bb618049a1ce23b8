module acme.example/mle3102goodsha256

go 1.24
