$GatewayHost = "apitest.cybersource.com"

function Get-Headers($Merchant, $Key, $Secret, $Date) {
    $text = "host: $GatewayHost`nv-c-date: $Date`nrequest-target: post /pts/v2/payments`nv-c-merchant-id: $Merchant"
    $hmac = New-Object System.Security.Cryptography.HMACSHA256
    $hmac.Key = [Convert]::FromBase64String($Secret)
    $mac = [Convert]::ToBase64String($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
    return @{
        "v-c-merchant-id" = $Merchant
        "Signature" = 'keyid="' + $Key + '", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="' + $mac + '"'
    }
}
