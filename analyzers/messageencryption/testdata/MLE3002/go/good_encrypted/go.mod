module acme.example/mle3002goodencrypted

go 1.24
