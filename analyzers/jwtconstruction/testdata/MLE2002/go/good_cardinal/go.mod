module acme.example/mle2002goodcardinal

go 1.24
