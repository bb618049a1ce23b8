module acme.example/mle2104badprefix

go 1.24
