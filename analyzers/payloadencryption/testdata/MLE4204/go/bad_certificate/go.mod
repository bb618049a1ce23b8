module acme.example/mle4204badcertificate

go 1.24
