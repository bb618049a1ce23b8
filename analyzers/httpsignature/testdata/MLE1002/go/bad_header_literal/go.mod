module acme.example/literal

go 1.24
