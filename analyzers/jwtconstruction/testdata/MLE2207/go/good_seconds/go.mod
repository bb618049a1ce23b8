module acme.example/mle2207goodseconds

go 1.24
