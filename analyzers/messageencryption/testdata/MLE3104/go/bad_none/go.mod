module acme.example/mle3104badnone

go 1.24
