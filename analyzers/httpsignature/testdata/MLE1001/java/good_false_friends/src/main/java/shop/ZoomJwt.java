package shop;

import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.Key;
import java.util.Map;

class ZoomJwt {
    HttpRequest users(Key key, String api, long now) {
        String token = Jwts.builder().setClaims(Map.of("iss", api, "iat", now, "exp", now + 5400)).signWith(key).compact();
        return HttpRequest.newBuilder(URI.create("https://api.zoom.us/v2/users")).header("Authorization", "Bearer " + token).build();
    }
}
