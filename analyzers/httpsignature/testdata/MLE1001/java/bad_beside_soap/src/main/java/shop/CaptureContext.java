package shop;

import java.net.HttpURLConnection;
import java.net.URL;

class CaptureContext {
    String open(String merchant, String key, String date, String digest, String mac) throws Exception {
        HttpURLConnection c = (HttpURLConnection) new URL("https://apitest.cybersource.com/microform/v2/sessions").openConnection();
        c.setRequestProperty("v-c-merchant-id", merchant);
        c.setRequestProperty("v-c-date", date);
        c.setRequestProperty("Digest", "SHA-256=" + digest);
        c.setRequestProperty("Signature", "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"" + mac + "\"");
        return new String(c.getInputStream().readAllBytes());
    }
}
