package shop

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload
import groovy.json.JsonOutput
import groovyx.net.http.RESTClient
import javax.crypto.Mac

class Client {
    static final HOST = 'apitest.cybersource.com'
    def http = new RESTClient("https://$HOST")

    String seal(key, String serial, String plain) {
        def header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(serial).customParam('iat', System.currentTimeMillis().intdiv(1000)).build()
        def jwe = new JWEObject(header, new Payload(plain))
        jwe.encrypt(key)
        JsonOutput.toJson([encryptedRequest: jwe.serialize()])
    }

    def pay(Mac mac, String keyId, String merchant, String date, String digest, key, String serial, String plain) {
        def text = "host: $HOST\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant"
        def signature = mac.doFinal(text.bytes).encodeBase64()
        def headers = ['v-c-merchant-id': merchant, 'v-c-date': date, Digest: digest,
                       Signature: "keyid=\"$keyId\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"$signature\""]
        http.post(path: '/pts/v2/payments', headers: headers, body: seal(key, serial, plain))
    }
}
