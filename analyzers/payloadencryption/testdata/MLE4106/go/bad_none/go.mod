module acme.example/mle4106badnone

go 1.24
