module acme.example/mle4301goodown

go 1.24
