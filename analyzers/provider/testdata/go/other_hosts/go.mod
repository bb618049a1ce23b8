module acme.example/otherhosts

go 1.24
