package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class Form {
    static final URL = 'https://testsecureacceptance.cybersource.com/pay'

    Map sign(Map fields, String secret) {
        def names = fields.signed_field_names.split(',')
        def text = names.collect { "$it=${fields[it]}" }.join(',')
        def mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(secret.bytes, 'HmacSHA256'))
        fields + [signature: mac.doFinal(text.bytes).encodeBase64().toString()]
    }
}
