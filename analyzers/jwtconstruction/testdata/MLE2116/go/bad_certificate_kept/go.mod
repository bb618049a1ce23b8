module acme.example/mle2116badcertificatekept

go 1.24
