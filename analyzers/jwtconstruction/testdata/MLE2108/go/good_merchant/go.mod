module acme.example/mle2108goodmerchant

go 1.24
