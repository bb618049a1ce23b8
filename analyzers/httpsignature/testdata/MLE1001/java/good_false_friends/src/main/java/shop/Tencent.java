package shop;

import java.util.Base64;
import javax.crypto.Mac;

class Tencent {
    String authorization(Mac mac, String id, String date, String source) {
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(("x-date: " + date + "\nx-source: " + source).getBytes()));
        return "hmac id=\"" + id + "\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"" + signature + "\"";
    }
}
