module acme.example/mle2001badcertificateinheader

go 1.24
