package shop

import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.crypto.RSADecrypter
import java.security.interfaces.RSAPrivateKey

fun open(key: RSAPrivateKey, payload: String): String {
    val jwe = JWEObject.parse(payload)
    jwe.decrypt(RSADecrypter(key))
    return jwe.payload.toString()
}
