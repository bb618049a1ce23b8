module acme.example/mle4203badnone

go 1.24
