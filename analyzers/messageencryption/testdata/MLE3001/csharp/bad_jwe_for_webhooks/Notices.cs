using System.Security.Cryptography;
using Jose;

public class Notices
{
    public string Open(RSA key, string payload) => JWT.Decode(payload, key, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM);
}
