package pay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.UUID;

class Token {
  String claims(String mid, String path, String digest) throws Exception {
    long now = Instant.now().getEpochSecond();
    StringWriter out = new StringWriter();
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.writeStartObject();
    json.writeNumberField("iat", now);
    json.writeNumberField("exp", now + 120);
    json.writeStringField("iss", mid);
    json.writeStringField("jti", UUID.randomUUID().toString());
    json.writeStringField("request-host", "apitest.cybersource.com");
    json.writeStringField("request-method", "post");
    json.writeStringField("request-resource-path", path);
    json.writeStringField("digest", digest);
    json.writeStringField("digestAlgorithm", "SHA-256");
    json.writeStringField("v-c-jwt-version", "2");
    json.writeStringField("v-c-merchant-id", mid);
    json.writeEndObject();
    json.flush();
    return out.toString();
  }

  HttpRequest request(String mid, String kid, PrivateKey key, String path, String body, String digest) throws Exception {
    JWSObject token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).type(JOSEObjectType.JWT).build(), new Payload(claims(mid, path, digest)));
    token.sign(new RSASSASigner(key));
    return HttpRequest.newBuilder(URI.create("https://apitest.cybersource.com" + path)).header("Authorization", "Bearer " + token.serialize())
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }
}
