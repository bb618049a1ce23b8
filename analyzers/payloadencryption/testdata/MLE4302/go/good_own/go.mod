module acme.example/mle4302goodown

go 1.24
