module acme.example/mle2110goodconstant

go 1.24
