gateway <- "https://apitest.cybersource.com"

headers <- function(token) {
  # "v-c-merchant-id" = merchant,
  # "Signature" = paste0('keyid="', key, '", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="', mac, '"')
  c(Authorization = paste("Bearer", token))
}
