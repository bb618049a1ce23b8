module acme.example/mle4004badcleartext

go 1.24
