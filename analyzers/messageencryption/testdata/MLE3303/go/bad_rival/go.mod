module acme.example/mle3303badrival

go 1.24
