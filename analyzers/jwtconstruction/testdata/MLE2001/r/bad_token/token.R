address <- "https://apitest.cybersource.com/pts/v2/payments"

header <- function(certificate, merchant) list("alg" = "RS256", "x5c" = list(certificate), "v-c-merchant-id" = merchant)

claims <- function(digest, date) list("digest" = digest, "digestAlgorithm" = "SHA-256", "iat" = date)
