module acme.example/mle2112goodlowered

go 1.24
