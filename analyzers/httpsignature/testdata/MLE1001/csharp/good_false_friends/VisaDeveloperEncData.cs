using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json;
using Jose;

public class VisaDeveloperEncData
{
    public string Body(RSA key, string keyId, string plain, long now)
    {
        var jwe = JWT.Encode(plain, key, JweAlgorithm.RSA_OAEP_256, JweEncryption.A128GCM, extraHeaders: new Dictionary<string, object> { { "kid", keyId }, { "iat", now } });
        return JsonSerializer.Serialize(new { encData = jwe });
    }
}
