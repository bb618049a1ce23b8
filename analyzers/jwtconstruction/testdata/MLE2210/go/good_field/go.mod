module acme.example/mle2210goodfield

go 1.24
