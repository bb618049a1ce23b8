module acme.example/mle4004goodencrypted

go 1.24
