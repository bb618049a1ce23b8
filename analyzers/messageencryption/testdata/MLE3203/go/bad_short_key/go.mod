module acme.example/mle3203badshortkey

go 1.24
