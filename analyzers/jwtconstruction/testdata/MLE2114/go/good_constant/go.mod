module acme.example/mle2114goodconstant

go 1.24
