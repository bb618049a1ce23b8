module acme.example/mle4103badnone

go 1.24
