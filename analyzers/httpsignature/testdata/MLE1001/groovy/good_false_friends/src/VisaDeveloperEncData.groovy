package shop

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload

class VisaDeveloperEncData {
    Map body(key, String keyId, String plain) {
        def jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID(keyId).build(), new Payload(plain))
        jwe.encrypt(key)
        [encData: jwe.serialize()]
    }
}
