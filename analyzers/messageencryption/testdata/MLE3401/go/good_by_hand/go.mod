module acme.example/mle3401goodbyhand

go 1.24
