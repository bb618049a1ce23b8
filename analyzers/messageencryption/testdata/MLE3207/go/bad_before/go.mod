module acme.example/mle3207badbefore

go 1.24
