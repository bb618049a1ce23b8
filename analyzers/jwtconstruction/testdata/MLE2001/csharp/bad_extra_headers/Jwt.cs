using System;
using System.Collections.Generic;
using Jose;

class J {
    string Token(System.Security.Cryptography.RSA key, string cert, string digest, string mid) {
        var claims = new Dictionary<string, object> { { "iat", DateTime.UtcNow.ToString("r") }, { "digest", digest }, { "digestAlgorithm", "SHA-256" } };
        return JWT.Encode(claims, key, JwsAlgorithm.RS256, extraHeaders: new Dictionary<string, object> { { "x5c", new[] { cert } }, { "v-c-merchant-id", mid } });
    }

    const string Url = "https://apitest.cybersource.com/pts/v2/payments";
}
