package shop;

import java.net.URI;
import java.net.http.HttpRequest;

public class Client {
    private final Tokens tokens;

    Client(Tokens tokens) {
        this.tokens = tokens;
    }

    HttpRequest payment(String merchant, String keyId, String body) {
        String path = "/pts/v2/payments";
        String token = tokens.forCall(merchant, keyId, path);
        return HttpRequest.newBuilder(URI.create("https://apitest.cybersource.com" + path))
            .header("v-c-merchant-id", merchant)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
