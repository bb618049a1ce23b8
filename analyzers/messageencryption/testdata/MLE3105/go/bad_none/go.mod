module acme.example/mle3105badnone

go 1.24
