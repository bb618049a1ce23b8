module acme.example/mle2206goodconstant

go 1.24
