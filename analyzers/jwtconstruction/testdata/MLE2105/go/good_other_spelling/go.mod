module acme.example/mle2105goodotherspelling

go 1.24
