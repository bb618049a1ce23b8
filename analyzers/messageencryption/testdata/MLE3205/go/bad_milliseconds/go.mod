module acme.example/mle3205badmilliseconds

go 1.24
