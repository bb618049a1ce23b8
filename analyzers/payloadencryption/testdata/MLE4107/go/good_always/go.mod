module acme.example/mle4107goodalways

go 1.24
