module acme.example/mle3203goodgcm

go 1.24
