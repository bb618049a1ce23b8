package shop.login;

import java.util.Date;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;

public class Token {
    String build(java.security.Key key, String user) {
        return Jwts.builder().setSubject(user).setIssuedAt(new Date()).setIssuer("shop.example").signWith(SignatureAlgorithm.RS256, key).compact();
    }
}
