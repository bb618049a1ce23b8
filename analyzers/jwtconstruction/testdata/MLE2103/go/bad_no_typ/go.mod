module acme.example/mle2103badnotyp

go 1.24
