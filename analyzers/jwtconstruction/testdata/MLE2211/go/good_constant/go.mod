module acme.example/mle2211goodconstant

go 1.24
