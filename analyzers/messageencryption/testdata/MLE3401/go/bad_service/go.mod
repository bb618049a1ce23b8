module acme.example/mle3401badservice

go 1.24
