module acme.example/mle2205badotherhash

go 1.24
