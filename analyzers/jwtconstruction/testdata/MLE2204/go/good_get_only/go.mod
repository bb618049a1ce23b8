module acme.example/mle2204goodgetonly

go 1.24
