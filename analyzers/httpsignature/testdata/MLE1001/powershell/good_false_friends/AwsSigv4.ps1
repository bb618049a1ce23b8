function Get-Authorization($Access, $Scope, $Mac) {
    return "AWS4-HMAC-SHA256 Credential=$Access/$Scope/aws4_request, SignedHeaders=host;x-amz-date, Signature=$Mac"
}
