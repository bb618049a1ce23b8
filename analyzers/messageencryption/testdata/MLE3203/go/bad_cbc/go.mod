module acme.example/mle3203badcbc

go 1.24
