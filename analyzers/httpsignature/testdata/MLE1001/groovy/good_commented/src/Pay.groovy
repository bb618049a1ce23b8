package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class Pay {
    static final HOST = 'https://apitest.cybersource.com'

    // def text = "host: h\n(request-target): post /p\nv-c-merchant-id: m"
    /* def header = 'keyid="k", algorithm="HmacSHA256", headers="host", signature="s"' */
    byte[] hook(byte[] key, byte[] body) {
        Mac mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(key, 'HmacSHA256'))
        mac.doFinal(body)
    }
}
