using System;
using System.Collections.Generic;
using Jose;

public class CardinalJwt
{
    public string Token(byte[] key, string issuer, string unit, object order, long now)
    {
        var claims = new Dictionary<string, object> { { "jti", Guid.NewGuid() }, { "iat", now }, { "iss", issuer }, { "OrgUnitId", unit }, { "Payload", order }, { "ObjectifyPayload", true } };
        return JWT.Encode(claims, key, JwsAlgorithm.HS256);
    }
}
