package shop;

import java.net.HttpURLConnection;
import java.security.Signature;
import java.util.Base64;

class Satispay {
    static final String HOST = "authservices.satispay.com";

    void sign(HttpURLConnection c, Signature rsa, String keyId, String date, String digest) throws Exception {
        String text = "(request-target): post /g_business/v1/payments\nhost: " + HOST + "\ndate: " + date + "\ndigest: " + digest;
        rsa.update(text.getBytes());
        String signature = Base64.getEncoder().encodeToString(rsa.sign());
        c.setRequestProperty("Digest", digest);
        c.setRequestProperty("Authorization", "Signature keyId=\"" + keyId + "\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"" + signature + "\"");
    }
}
