module acme.example/mle2001goodnewtoken

go 1.24
