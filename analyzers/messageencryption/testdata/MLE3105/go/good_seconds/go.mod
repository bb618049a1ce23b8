module acme.example/mle3105goodseconds

go 1.24
