module acme.example/mle3308badfailed

go 1.24
