module acme.example/mle4207goodalways

go 1.24
