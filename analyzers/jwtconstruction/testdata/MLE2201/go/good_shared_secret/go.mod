module acme.example/mle2201goodsharedsecret

go 1.24
