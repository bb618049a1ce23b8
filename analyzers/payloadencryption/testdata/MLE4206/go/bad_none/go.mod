module acme.example/mle4206badnone

go 1.24
