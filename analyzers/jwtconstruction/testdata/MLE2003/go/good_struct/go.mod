module acme.example/mle2003goodstruct

go 1.24
