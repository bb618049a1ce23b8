package shop

// Routes are the paths of pages by their names.
var Routes = map[string]string{"api.cybersource.webhook": "/hooks/pay", "api.cybersource.com.settings": "/settings/pay"}
