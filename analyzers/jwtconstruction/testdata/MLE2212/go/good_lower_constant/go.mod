module acme.example/mle2212goodlowerconstant

go 1.24
