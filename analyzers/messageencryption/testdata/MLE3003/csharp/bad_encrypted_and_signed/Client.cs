using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jose;

public class Client
{
    private const string Host = "apitest.cybersource.com";

    private static string Seal(RSA key, string serial, string plain)
    {
        var headers = new Dictionary<string, object> { { "kid", serial }, { "iat", DateTimeOffset.UtcNow.ToUnixTimeSeconds() } };
        var sealedText = JWT.Encode(plain, key, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM, extraHeaders: headers);
        return JsonSerializer.Serialize(new { encryptedRequest = sealedText });
    }

    public HttpRequestMessage Pay(HMACSHA256 mac, string keyId, string merchant, string date, RSA key, string serial, string plain)
    {
        var body = Seal(key, serial, plain);
        var digest = "SHA-256=" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var text = $"host: {Host}\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}";
        var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
        var request = new HttpRequestMessage(HttpMethod.Post, "https://" + Host + "/pts/v2/payments") { Content = new StringContent(body) };
        request.Headers.Add("v-c-merchant-id", merchant);
        request.Headers.Add("v-c-date", date);
        request.Headers.Add("Digest", digest);
        request.Headers.Add("Signature", $"keyid=\"{keyId}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"{signature}\"");
        return request;
    }
}
