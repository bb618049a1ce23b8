package shop.pay;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

public class Sender {
    enum Header {
        SIGNATURE("Signature"), MERCHANT("v-c-merchant-id"), DATE("v-c-date");

        private final String name;

        Header(String name) {
            this.name = name;
        }

        String getName() {
            return name;
        }
    }

    void send(Vault vault, String body) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Header.SIGNATURE.getName(), vault.signature(body));
        headers.put(Header.MERCHANT.getName(), vault.merchant());
        headers.put(Header.DATE.getName(), vault.date());
        HttpURLConnection connection = (HttpURLConnection) new URL("https://apitest.cybersource.com/pts/v2/payments").openConnection();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            connection.setRequestProperty(header.getKey(), header.getValue());
        }
        connection.getOutputStream().write(body.getBytes());
    }

    interface Vault {
        String signature(String body);

        String merchant();

        String date();
    }
}
