package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

// Left from the time before the tokens.
class UncalledStub {
    String signature(String merchant, String date, String digest, String keyId, byte[] secret) {
        def text = "host: apitest.cybersource.com\nv-c-date: ${date}\nrequest-target: post /pts/v2/payments\ndigest: ${digest}\nv-c-merchant-id: ${merchant}"
        def mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(secret, 'HmacSHA256'))
        def signed = mac.doFinal(text.getBytes('UTF-8')).encodeBase64().toString()
        return "keyid=\"${keyId}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"${signed}\""
    }
}
