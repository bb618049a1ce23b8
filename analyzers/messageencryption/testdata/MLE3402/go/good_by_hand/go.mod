module acme.example/mle3402goodbyhand

go 1.24
