module acme.example/mle3003goodtoken

go 1.24
