package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class HmacSha256JcaName {
    static final ALGORITHM = 'HmacSHA256'

    byte[] checksum(byte[] key, String order) {
        def mac = Mac.getInstance(ALGORITHM)
        mac.init(new SecretKeySpec(key, ALGORITHM))
        mac.doFinal(order.bytes)
    }
}
