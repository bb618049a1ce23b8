module acme.example/mle2109badnojti

go 1.24
