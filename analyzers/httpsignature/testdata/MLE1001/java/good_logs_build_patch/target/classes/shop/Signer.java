package shop;

class Signer {
    void sign(java.net.HttpURLConnection c, String key, String merchant, String mac) {
        c.setRequestProperty("v-c-merchant-id", merchant);
        c.setRequestProperty("Signature", "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" + mac + "\"");
    }
}
