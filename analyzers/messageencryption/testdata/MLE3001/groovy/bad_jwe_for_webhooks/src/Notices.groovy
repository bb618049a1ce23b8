package shop

import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.crypto.RSADecrypter

class Notices {
    String open(key, String payload) {
        def jwe = JWEObject.parse(payload)
        jwe.decrypt(new RSADecrypter(key))
        jwe.payload.toString()
    }
}
