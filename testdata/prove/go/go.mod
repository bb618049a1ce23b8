module shop.example/pay

go 1.24
