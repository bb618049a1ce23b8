module acme.example/mle3103badcbc

go 1.24
