function Get-Header($Actor, $Mac) {
    return 'keyId="' + $Actor + '#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="' + $Mac + '"'
}
