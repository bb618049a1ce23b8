package shop.pay;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Pay {
    private static final String HOST = "https://apitest.cybersource.com";

    // String signed = "host: apitest.cybersource.com\n(request-target): post /pts/v2/payments\nv-c-merchant-id: shop";
    /* header = "keyid=\"" + id + "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"x\""; */
    byte[] webhook(byte[] key, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(body);
    }

    String address() {
        return HOST + "/pts/v2/payments";
    }
}
