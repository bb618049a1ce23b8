module acme.example/mle3204badnumberofcertificate

go 1.24
