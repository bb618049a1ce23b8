module acme.example/mle2207badmilliseconds

go 1.24
