header <- function(actor, mac) {
  paste0('keyId="', actor, '#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="', mac, '"')
}
