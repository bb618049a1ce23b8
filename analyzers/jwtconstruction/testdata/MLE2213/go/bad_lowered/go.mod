module acme.example/mle2213badlowered

go 1.24
