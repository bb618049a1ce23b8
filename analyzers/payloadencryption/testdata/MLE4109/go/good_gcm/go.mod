module acme.example/mle4109goodgcm

go 1.24
