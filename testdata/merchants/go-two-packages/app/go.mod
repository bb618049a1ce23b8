module acme.example/flowers

go 1.24

require acme.example/cardlib v0.0.0

replace acme.example/cardlib => ../cardlib
