module acme.example/mle3104goodsubject

go 1.24
