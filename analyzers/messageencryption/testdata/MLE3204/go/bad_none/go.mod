module acme.example/mle3204badnone

go 1.24
