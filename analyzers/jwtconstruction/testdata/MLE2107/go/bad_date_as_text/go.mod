module acme.example/mle2107baddateastext

go 1.24
