module acme.example/mle2113goodassent

go 1.24
