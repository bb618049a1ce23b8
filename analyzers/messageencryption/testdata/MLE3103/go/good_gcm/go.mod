module acme.example/mle3103goodgcm

go 1.24
