module acme.example/noticesonly

go 1.24
