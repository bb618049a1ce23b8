module acme.example/mle2109goodrandom

go 1.24
