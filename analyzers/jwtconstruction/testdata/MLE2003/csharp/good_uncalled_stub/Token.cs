using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Jose;

public class Token
{
    private const string Host = "apitest.cybersource.com";

    public string Build(RSA key, string serial, string merchant, string body)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = merchant, ["jti"] = Guid.NewGuid().ToString(), ["iat"] = now, ["exp"] = now + 120,
            ["v-c-jwt-version"] = "2", ["v-c-merchant-id"] = merchant, ["request-host"] = Host,
            ["request-method"] = "post", ["request-resource-path"] = "/pts/v2/payments",
            ["digest"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))), ["digestAlgorithm"] = "SHA-256",
        };
        return JWT.Encode(claims, key, JwsAlgorithm.RS256, new Dictionary<string, object> { ["kid"] = serial, ["typ"] = "JWT" });
    }
}
