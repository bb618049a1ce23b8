module acme.example/falsefriends

go 1.24
