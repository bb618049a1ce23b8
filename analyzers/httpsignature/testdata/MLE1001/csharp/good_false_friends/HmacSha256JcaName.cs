using System.Security.Cryptography;
using System.Text;

public class HmacSha256JcaName
{
    public const string Algorithm = "HmacSHA256"; // the partner's service in Java names it so

    public (string, byte[]) Checksum(byte[] key, string order) => (Algorithm, new HMACSHA256(key).ComputeHash(Encoding.UTF8.GetBytes(order)));
}
