library(httr)
library(openssl)

host <- "apitest.cybersource.com"

pay <- function(merchant, key, secret, date, body) {
  text <- paste0("host: ", host, "\nv-c-date: ", date, "\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: ", merchant)
  mac <- base64_encode(sha256(charToRaw(text), key = secret))
  POST(paste0("https://", host, "/pts/v2/payments"), body = body, add_headers(
    "v-c-merchant-id" = merchant,
    "Signature" = paste0('keyid="', key, '", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="', mac, '"')
  ))
}
