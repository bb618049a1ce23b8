using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

/// <summary>The gateway of the house bank, reached through the proxy of the platform.</summary>
public class BankGateway
{
    public const string Host = "gateway.bank.example";
    private const string Forward = "X-Forward-";

    public Dictionary<string, string> Headers(HMACSHA256 mac, string keyId, string merchant, string date, string digest)
    {
        var text = "host: " + Host + "\nv-c-date: " + date + "\nrequest-target: post /pts/v2/payments\ndigest: " + digest + "\nv-c-merchant-id: " + merchant;
        var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
        return new Dictionary<string, string>
        {
            [Forward + Wire.Merchant.Header()] = merchant,
            [Forward + Wire.Digest.Header()] = digest,
            [Forward + Wire.Signature.Header()] = $"keyid=\"{keyId}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"{signature}\"",
        };
    }
}
