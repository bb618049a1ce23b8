module acme.example/mle2002badversionone

go 1.24
