using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using Jose;

public class GithubAppJwt
{
    public HttpRequestMessage Installations(RSA key, string app, long now)
    {
        var token = JWT.Encode(new Dictionary<string, object> { { "iat", now - 60 }, { "exp", now + 600 }, { "iss", app } }, key, JwsAlgorithm.RS256);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/app/installations");
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
