module acme.example/mle3304goodbyhand

go 1.24
