module acme.example/mle4104badcertificate

go 1.24
