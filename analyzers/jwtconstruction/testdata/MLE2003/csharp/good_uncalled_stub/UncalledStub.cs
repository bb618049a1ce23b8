using System;
using System.Security.Cryptography;
using System.Text;

// Left from the time before the tokens.
public class UncalledStub
{
    public string Signature(string merchant, string date, string digest, string keyId, string secret)
    {
        var text = $"host: apitest.cybersource.com\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}";
        using var mac = new HMACSHA256(Convert.FromBase64String(secret));
        var signed = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
        return $"keyid=\"{keyId}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"{signed}\"";
    }
}
