module acme.example/mle2002goodapple

go 1.24
