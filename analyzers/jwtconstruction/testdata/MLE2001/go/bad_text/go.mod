module acme.example/mle2001badtext

go 1.24
