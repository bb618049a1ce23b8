module acme.example/mle3001badcleartext

go 1.24
