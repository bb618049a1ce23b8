module acme.example/mle3003badsignature

go 1.24
