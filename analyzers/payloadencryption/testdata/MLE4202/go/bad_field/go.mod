module acme.example/mle4202badfield

go 1.24
