module acme.example/mle2209badconstant

go 1.24
