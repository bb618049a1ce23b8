module acme.example/mle2102badnokid

go 1.24
