module acme.example/mle3309goodunknown

go 1.24
