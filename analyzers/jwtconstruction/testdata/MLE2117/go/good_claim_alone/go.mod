module acme.example/mle2117goodclaimalone

go 1.24
