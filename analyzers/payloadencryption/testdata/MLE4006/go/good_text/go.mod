module acme.example/mle4006goodtext

go 1.24
