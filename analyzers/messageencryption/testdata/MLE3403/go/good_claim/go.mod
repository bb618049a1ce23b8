module acme.example/mle3403goodclaim

go 1.24
