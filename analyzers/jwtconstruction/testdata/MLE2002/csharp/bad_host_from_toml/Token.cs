using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using Jose;
using Nett;

public class Token
{
    public HttpRequestMessage Request(RSA key, string serial, string merchant, long now, string body)
    {
        var settings = Toml.ReadFile("config.toml");
        var host = settings.Get<TomlTable>("gateway").Get<string>("host");
        var claims = new Dictionary<string, object> { { "iss", merchant }, { "iat", now }, { "exp", now + 120 } };
        var token = JWT.Encode(claims, key, JwsAlgorithm.RS256, extraHeaders: new Dictionary<string, object> { { "kid", serial } });
        var request = new HttpRequestMessage(HttpMethod.Post, $"https://{host}/pts/v2/payments") { Content = new StringContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
