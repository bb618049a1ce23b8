package shop;

import java.net.URI;
import java.net.http.HttpRequest;

class Client {
    HttpRequest pay(String token, String amount) {
        String body = "{\"orderInformation\":{\"amountDetails\":{\"totalAmount\":\"" + amount + "\"}}}";
        return HttpRequest.newBuilder(URI.create("https://apitest.cybersource.com/pts/v2/payments"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
