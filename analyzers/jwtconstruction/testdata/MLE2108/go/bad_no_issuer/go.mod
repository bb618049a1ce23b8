module acme.example/mle2108badnoissuer

go 1.24
