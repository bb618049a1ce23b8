module acme.example/mle2214badnumberinastruct

go 1.24
