module acme.example/mle2113badaddress

go 1.24
