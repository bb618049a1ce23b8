module acme.example/mle4209badcbc

go 1.24
