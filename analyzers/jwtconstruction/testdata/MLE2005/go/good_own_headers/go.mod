module acme.example/mle2005goodownheaders

go 1.24
