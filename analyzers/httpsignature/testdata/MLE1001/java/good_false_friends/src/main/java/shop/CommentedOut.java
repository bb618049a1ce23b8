package shop;

class CommentedOut {
    // String text = "host: apitest.cybersource.com\nrequest-target: get /reports\nv-c-merchant-id: " + merchant;
    // c.setRequestProperty("v-c-merchant-id", merchant);
    // c.setRequestProperty("Signature", "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" + mac + "\"");
    /*
     * c.setRequestProperty("Signature", "keyid=\"" + key + "\", headers=\"host request-target v-c-merchant-id\", signature=\"" + mac + "\"");
     */
    void send(java.net.HttpURLConnection c, String token) {
        c.setRequestProperty("Authorization", "Bearer " + token);
    }
}
