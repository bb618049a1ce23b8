module acme.example/mle3309badagain

go 1.24
