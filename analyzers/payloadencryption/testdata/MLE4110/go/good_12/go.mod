module acme.example/mle4110good12

go 1.24
