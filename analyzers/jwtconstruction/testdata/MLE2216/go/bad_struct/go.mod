module acme.example/mle2216badstruct

go 1.24
