module acme.example/mle2005badmerchantidbeside

go 1.24
