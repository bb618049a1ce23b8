module acme.example/mle2002badnoversion

go 1.24
