module acme.example/mle4205goodafter

go 1.24
