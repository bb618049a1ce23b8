module acme.example/inbox

go 1.24
