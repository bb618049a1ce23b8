module acme.example/mle2115badnomerchantid

go 1.24
