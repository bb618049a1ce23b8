using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using Jose;

public class Token
{
    private static readonly string Host = Environment.GetEnvironmentVariable("PAY_HOST");

    public HttpRequestMessage Request(RSA key, string certificate, string digest, string date, string body)
    {
        var claims = $"{{\"digest\":\"{digest}\",\"digestAlgorithm\":\"SHA-256\",\"iat\":\"{date}\"}}";
        var token = JWT.Encode(claims, key, JwsAlgorithm.RS256, extraHeaders: new Dictionary<string, object> { { "x5c", new[] { certificate } } });
        var request = new HttpRequestMessage(HttpMethod.Post, "https://" + Host + "/pts/v2/payments") { Content = new StringContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
