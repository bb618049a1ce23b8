module acme.example/mle3302badnone

go 1.24
