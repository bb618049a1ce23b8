module acme.example/mle3301goodsetter

go 1.24
