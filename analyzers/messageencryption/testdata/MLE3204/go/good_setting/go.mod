module acme.example/mle3204goodsetting

go 1.24
