module acme.example/visadeveloper

go 1.24
