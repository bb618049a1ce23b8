module acme.example/mle2003badoldtoken

go 1.24
