module acme.example/mle3001goodtext

go 1.24
