module acme.example/mle3205goodseconds

go 1.24
