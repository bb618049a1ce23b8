module acme.example/mle2004goodbeareralone

go 1.24
