module acme.example/mle4206goodmap

go 1.24
