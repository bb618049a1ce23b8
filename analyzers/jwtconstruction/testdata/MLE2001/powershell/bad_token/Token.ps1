$Address = "https://apitest.cybersource.com/pts/v2/payments"

function Get-Header($Certificate, $Merchant) {
    return @{ "alg" = "RS256"; "x5c" = @($Certificate); "v-c-merchant-id" = $Merchant }
}

function Get-Claims($Digest, $Date) {
    return @{ "digest" = $Digest; "digestAlgorithm" = "SHA-256"; "iat" = $Date }
}
