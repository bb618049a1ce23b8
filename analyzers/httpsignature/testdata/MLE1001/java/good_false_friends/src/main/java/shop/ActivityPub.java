package shop;

import java.net.HttpURLConnection;
import java.security.Signature;
import java.util.Base64;

class ActivityPub {
    void sign(HttpURLConnection c, Signature rsa, String actor, String host, String date, String digest) throws Exception {
        String text = "(request-target): post /inbox\nhost: " + host + "\ndate: " + date + "\ndigest: SHA-256=" + digest;
        rsa.update(text.getBytes());
        c.setRequestProperty("Date", date);
        c.setRequestProperty("Digest", "SHA-256=" + digest);
        c.setRequestProperty("Signature", "keyId=\"" + actor + "#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\""
            + Base64.getEncoder().encodeToString(rsa.sign()) + "\"");
    }
}
