module acme.example/mle2213goodconstant

go 1.24
