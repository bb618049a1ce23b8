authorization <- function(access, scope, mac) {
  paste0("AWS4-HMAC-SHA256 Credential=", access, "/", scope, "/aws4_request, SignedHeaders=host;x-amz-date, Signature=", mac)
}
