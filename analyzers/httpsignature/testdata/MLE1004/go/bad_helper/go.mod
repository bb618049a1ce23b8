module acme.example/helped

go 1.24

require github.com/jjonline/cybersource-sdk-go v0.1.0
