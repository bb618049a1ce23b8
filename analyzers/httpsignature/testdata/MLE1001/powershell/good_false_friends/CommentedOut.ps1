$Gateway = "https://apitest.cybersource.com"

function Get-Headers($Token) {
    # "v-c-merchant-id" = $Merchant
    <# "Signature" = 'keyid="' + $Key + '", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="' + $Mac + '"' #>
    return @{ "Authorization" = "Bearer $Token" }
}
