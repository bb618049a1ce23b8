module acme.example/mle4201goodheader

go 1.24
