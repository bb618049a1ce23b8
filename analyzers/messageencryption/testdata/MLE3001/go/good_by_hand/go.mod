module acme.example/mle3001goodbyhand

go 1.24
