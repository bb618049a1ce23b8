module acme.example/looped

go 1.24
