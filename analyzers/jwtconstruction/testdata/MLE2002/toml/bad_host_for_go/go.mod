module acme.example/tomlhost

go 1.24

require github.com/spf13/viper v1.20.0
