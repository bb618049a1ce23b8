module acme.example/mle2004baddatebeside

go 1.24
