package shop

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSAEncrypter
import groovy.json.JsonOutput
import groovyx.net.http.RESTClient

class Client {
    static final HOST = 'https://apitest.cybersource.com'
    def http = new RESTClient(HOST)

    String encrypt(String body, key, String serial) {
        def header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .keyID(serial)
            .customParam('iat', System.currentTimeMillis().intdiv(1000))
            .build()
        def jwe = new JWEObject(header, new Payload(body))
        jwe.encrypt(new RSAEncrypter(key))
        JsonOutput.toJson([encryptedRequest: jwe.serialize()])
    }

    def pay(String body, key, String serial, String token) {
        http.post(path: '/pts/v2/payments', headers: [Authorization: "Bearer $token"], body: encrypt(body, key, serial))
    }
}
