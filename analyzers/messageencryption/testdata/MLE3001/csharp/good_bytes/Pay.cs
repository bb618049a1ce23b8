using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jose;

class P {
    async System.Threading.Tasks.Task<string> Pay(string payload, RSA cert, RSA key, RSA own, string mid, string kid, string path) {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var jwe = JWT.EncodeBytes(Encoding.UTF8.GetBytes(payload), cert, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM, null, new Dictionary<string, object> { { "kid", kid }, { "iat", now } });
        var body = JsonSerializer.Serialize(new { encryptedRequest = jwe });
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var claims = new Dictionary<string, object> { ["iat"] = now, ["exp"] = now + 120, ["iss"] = mid, ["jti"] = Guid.NewGuid().ToString(), ["request-host"] = "apitest.cybersource.com", ["request-method"] = "post", ["request-resource-path"] = path, ["v-c-jwt-version"] = "2", ["v-c-merchant-id"] = mid, ["digest"] = digest, ["digestAlgorithm"] = "SHA-256", ["v-c-response-mle-kid"] = kid };
        var token = JWT.Encode(claims, key, JwsAlgorithm.RS256, extraHeaders: new Dictionary<string, object> { { "kid", kid } });
        var m = new HttpRequestMessage(HttpMethod.Post, "https://apitest.cybersource.com" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        m.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        var text = await (await new HttpClient().SendAsync(m)).Content.ReadAsStringAsync();
        var doc = JsonDocument.Parse(text);
        if (doc.RootElement.TryGetProperty("encryptedResponse", out var sealedReply)) {
            return JWT.Decode(sealedReply.GetString(), own, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM);
        }
        return text;
    }
}
