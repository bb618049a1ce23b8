module acme.example/mle2209goodinahelper

go 1.24
