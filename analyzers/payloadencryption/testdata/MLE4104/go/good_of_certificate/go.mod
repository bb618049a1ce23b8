module acme.example/mle4104goodofcertificate

go 1.24
