module acme.example/mle2202goodsubjectattribute

go 1.24
