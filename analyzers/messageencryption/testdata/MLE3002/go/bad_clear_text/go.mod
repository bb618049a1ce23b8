module acme.example/mle3002badcleartext

go 1.24
