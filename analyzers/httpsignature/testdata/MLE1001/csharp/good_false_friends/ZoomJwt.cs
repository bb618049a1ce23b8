using System.Collections.Generic;
using System.Net.Http;
using Jose;

public class ZoomJwt
{
    public HttpRequestMessage Users(byte[] key, string api, long now)
    {
        var token = JWT.Encode(new Dictionary<string, object> { { "iss", api }, { "iat", now }, { "exp", now + 5400 } }, key, JwsAlgorithm.HS256);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.zoom.us/v2/users");
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
