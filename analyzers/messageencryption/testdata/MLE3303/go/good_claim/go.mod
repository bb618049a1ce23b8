module acme.example/mle3303goodclaim

go 1.24
