module acme.example/mle3206badbeside

go 1.24
