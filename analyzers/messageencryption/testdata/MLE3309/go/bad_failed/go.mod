module acme.example/mle3309badfailed

go 1.24
