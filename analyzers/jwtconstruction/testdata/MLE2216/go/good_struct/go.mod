module acme.example/mle2216goodstruct

go 1.24
