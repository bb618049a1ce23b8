using System.Collections.Generic;
using System.Security.Cryptography;
using Jose;

public class AppleJwt
{
    public string Secret(ECDsa key, string keyId, string team, string client, long now)
    {
        var claims = new Dictionary<string, object> { { "iss", team }, { "iat", now }, { "exp", now + 3600 }, { "aud", "https://appleid.apple.com" }, { "sub", client } };
        return JWT.Encode(claims, key, JwsAlgorithm.ES256, extraHeaders: new Dictionary<string, object> { { "kid", keyId } });
    }
}
