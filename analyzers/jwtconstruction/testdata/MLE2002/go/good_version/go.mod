module acme.example/mle2002goodversion

go 1.24
