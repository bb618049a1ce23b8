local ADDRESS = "https://apitest.cybersource.com/pts/v2/payments"

local function header(certificate, merchant)
  return { alg = "RS256", x5c = { certificate }, ["v-c-merchant-id"] = merchant }
end

local function claims(digest, date)
  return { digest = digest, digestAlgorithm = "SHA-256", iat = date }
end

return { address = ADDRESS, header = header, claims = claims }
