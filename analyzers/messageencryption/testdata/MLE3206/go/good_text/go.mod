module acme.example/mle3206goodtext

go 1.24
