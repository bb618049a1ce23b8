module acme.example/mle2206badquarterofanhour

go 1.24
