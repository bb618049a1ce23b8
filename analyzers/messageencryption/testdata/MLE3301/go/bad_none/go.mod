module acme.example/mle3301badnone

go 1.24
