module acme.example/mle4006goodbyhand

go 1.24
