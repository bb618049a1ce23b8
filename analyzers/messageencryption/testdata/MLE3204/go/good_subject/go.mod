module acme.example/mle3204goodsubject

go 1.24
