module acme.example/mle2210badport

go 1.24
