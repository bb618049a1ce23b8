module acme.example/mle2202badserialnumberofcertificate

go 1.24
