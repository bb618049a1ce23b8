module acme.example/mle4109badcbc

go 1.24
