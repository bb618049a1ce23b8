package shop

class Satispay {
    static final HOST = 'authservices.satispay.com'

    Map headers(rsa, String keyId, String date, String digest) {
        rsa.update("(request-target): post /g_business/v1/payments\nhost: $HOST\ndate: $date\ndigest: $digest".bytes)
        [Digest: digest, Authorization: "Signature keyId=\"$keyId\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"${rsa.sign().encodeBase64()}\""]
    }
}
