class Pay {
    void go() throws Exception {
        var c = (java.net.HttpURLConnection) new java.net.URL("https://apitest.cybersource.com/pts/v2/payments").openConnection();
        c.setRequestProperty("v-c-merchant-id", "acme");
        c.setRequestProperty("Signature", "keyid=\"08c94330-0000-0000-0000-000000000000\", algorithm=\"HmacSHA256\", headers=\"host date (request-target) digest v-c-merchant-id\", signature=\"AAAA=\"");
        c.connect();
    }
}
