package shop;

import java.net.URI;
import java.net.http.HttpRequest;

class XPayToken {
    HttpRequest foreign(String time, String mac) {
        return HttpRequest.newBuilder(URI.create("https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates"))
            .header("x-pay-token", "xv2:" + time + ":" + mac).build();
    }
}
