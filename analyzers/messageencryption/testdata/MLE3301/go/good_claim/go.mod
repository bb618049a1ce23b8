module acme.example/mle3301goodclaim

go 1.24
