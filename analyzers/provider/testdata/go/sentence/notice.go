// Package notice writes texts in which a host ends a sentence.
package notice

var text = "Payments go to api.cybersource.com. They used to go elsewhere."

var list = "api.visaacceptance.com,flex.cybersource.com;batch.cybersource.com"
