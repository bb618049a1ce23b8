module acme.example/mle2106badnoexp

go 1.24
