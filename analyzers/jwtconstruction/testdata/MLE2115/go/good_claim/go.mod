module acme.example/mle2115goodclaim

go 1.24
