module acme.example/mle3308goodunknown

go 1.24
