module acme.example/mle3107badbefore

go 1.24
