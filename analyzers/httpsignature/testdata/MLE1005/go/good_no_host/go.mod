module acme.example/stranger

go 1.24
