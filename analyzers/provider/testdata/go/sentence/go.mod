module acme.example/sentence

go 1.24
