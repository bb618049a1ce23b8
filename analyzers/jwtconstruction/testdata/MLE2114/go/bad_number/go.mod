module acme.example/mle2114badnumber

go 1.24
