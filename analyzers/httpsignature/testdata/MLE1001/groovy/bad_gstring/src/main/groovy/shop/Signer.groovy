package shop

import groovy.transform.CompileStatic
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

import static shop.Names.*

@CompileStatic
class Signer {
    private final String keyId
    private final byte[] secret

    Signer(String keyId, String secret) {
        this.keyId = keyId
        this.secret = secret.decodeBase64()
    }

    String header(String path, String merchant, String date, String digest) {
        def text = new StringBuilder()
        text << "host: $HOST\n" << "v-c-date: $date\n"
        text << "request-target: post ${path}\n"
        text << "digest: SHA-256=${digest}\n${MERCHANT}: $merchant"
        Mac mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(secret, 'HmacSHA256'))
        String signature = mac.doFinal(text.toString().getBytes('UTF-8')).encodeBase64()
        """keyid="$keyId", algorithm="HmacSHA256", headers="${SIGNED.join(' ')}", signature="$signature\""""
    }
}
