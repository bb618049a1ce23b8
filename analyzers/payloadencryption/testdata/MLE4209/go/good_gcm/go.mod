module acme.example/mle4209goodgcm

go 1.24
