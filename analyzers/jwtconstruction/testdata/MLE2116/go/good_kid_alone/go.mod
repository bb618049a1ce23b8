module acme.example/mle2116goodkidalone

go 1.24
