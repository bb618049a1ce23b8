module acme.example/mle2214goodtext

go 1.24
