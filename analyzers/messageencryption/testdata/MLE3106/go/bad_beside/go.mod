module acme.example/mle3106badbeside

go 1.24
