package shop;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class HmacSha256JcaName {
    static final String ALGORITHM = "HmacSHA256";

    byte[] checksum(byte[] key, String order) throws Exception {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        return mac.doFinal(order.getBytes());
    }
}
