module acme.example/mle2206badmilliseconds

go 1.24
