module acme.example/constlist

go 1.24
