module acme.example/mle3001goodstruct

go 1.24
