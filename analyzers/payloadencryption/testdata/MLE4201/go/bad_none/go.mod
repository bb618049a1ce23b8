module acme.example/mle4201badnone

go 1.24
