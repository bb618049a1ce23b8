module acme.example/kiosk

go 1.22
