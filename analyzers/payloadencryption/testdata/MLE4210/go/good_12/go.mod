module acme.example/mle4210good12

go 1.24
