using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jose;

class Token
{
    private const string Host = "apitest.cybersource.com";

    string Claims(string mid, string path, string body)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteNumber("iat", now);
        writer.WriteNumber("exp", now + 120);
        writer.WriteString("iss", mid);
        writer.WriteString("jti", Guid.NewGuid().ToString());
        writer.WriteString("request-host", Host);
        writer.WriteString("request-method", "post");
        writer.WriteString("request-resource-path", path);
        writer.WriteString("digest", Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        writer.WriteString("digestAlgorithm", "SHA-256");
        writer.WriteString("v-c-jwt-version", "2");
        writer.WriteString("v-c-merchant-id", mid);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    HttpRequestMessage Request(string mid, string kid, RSA key, string path, string body)
    {
        var token = JWT.Encode(Claims(mid, path, body), key, JwsAlgorithm.RS256, extraHeaders: new Dictionary<string, object> { { "kid", kid }, { "typ", "JWT" } });
        var request = new HttpRequestMessage(HttpMethod.Post, "https://" + Host + path) { Content = new StringContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
