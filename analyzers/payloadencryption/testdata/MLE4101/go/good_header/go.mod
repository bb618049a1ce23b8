module acme.example/mle4101goodheader

go 1.24
