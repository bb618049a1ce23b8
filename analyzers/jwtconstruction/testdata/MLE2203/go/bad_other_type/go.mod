module acme.example/mle2203badothertype

go 1.24
