package shop;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;

class Client {
    private final Mac mac;
    private final String keyId;

    Client(Mac mac, String keyId) {
        this.mac = mac;
        this.keyId = keyId;
    }

    int pay(String address, Map<String, String> values) throws Exception {
        String text = Names.SIGNED.stream().map(n -> n.toLowerCase(Locale.ROOT) + ": " + values.get(n)).collect(Collectors.joining("\n"));
        String signed = Names.SIGNED.stream().map(String::toLowerCase).collect(Collectors.joining(" "));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Names.MERCHANT, values.get(Names.MERCHANT));
        headers.put(Names.SIGNATURE, String.format("keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"%s\", signature=\"%s\"", keyId, signed, signature));
        HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            connection.setRequestProperty(header.getKey(), header.getValue());
        }
        return connection.getResponseCode();
    }
}
