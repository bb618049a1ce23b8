module acme.example/mle4210bad16

go 1.24
