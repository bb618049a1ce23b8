using System;
using System.Collections.Generic;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using System.Security.Cryptography.X509Certificates;

class J {
    string Token(X509Certificate2 cert, string digest, string mid) {
        var header = new JwtHeader(new X509SigningCredentials(cert));
        header["x5c"] = new List<string> { Convert.ToBase64String(cert.RawData) };
        header.Add("v-c-merchant-id", mid);
        var payload = new JwtPayload { { "iat", DateTime.UtcNow.ToString("r") }, { "digest", digest }, { "digestAlgorithm", "SHA-256" } };
        return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(header, payload));
    }

    const string Url = "https://apitest.cybersource.com/pts/v2/payments";
}
