module acme.example/mle4107badbodyonly

go 1.24
