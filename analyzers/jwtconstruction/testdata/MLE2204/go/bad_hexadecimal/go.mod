module acme.example/mle2204badhexadecimal

go 1.24
