module acme.example/mle3304goodmap

go 1.24
