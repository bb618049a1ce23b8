package shop.pay;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.URI;

public class Sender {
    private final HttpClient client = HttpClient.newHttpClient();

    void send(String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create("https://apitest.cybersource.com/pts/v2/payments"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
