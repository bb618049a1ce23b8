module acme.example/mle4207badbodyonly

go 1.24
