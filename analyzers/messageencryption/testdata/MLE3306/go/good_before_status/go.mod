module acme.example/mle3306goodbeforestatus

go 1.24
