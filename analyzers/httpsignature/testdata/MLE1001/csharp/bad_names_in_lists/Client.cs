using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

public static class Names
{
    public const string Merchant = "V-C-Merchant-Id";
    public static readonly List<string> Signed = new List<string> { "Host", "V-C-Date", "Request-Target", "Digest", Merchant };
}

public class Client
{
    private readonly string keyId;
    private readonly HMACSHA256 mac;

    public Client(string keyId, byte[] secret)
    {
        this.keyId = keyId;
        mac = new HMACSHA256(secret);
    }

    public HttpRequestMessage Request(string address, Dictionary<string, string> values)
    {
        var text = string.Join("\n", Names.Signed.Select(n => n.ToLowerInvariant() + ": " + values[n]));
        var signed = string.Join(" ", Names.Signed.Select(n => n.ToLowerInvariant()));
        var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
        var headers = new Dictionary<string, string>();
        headers.Add(Names.Merchant, values[Names.Merchant]);
        headers["Signature"] = $"keyid=\"{keyId}\", algorithm=\"HmacSHA256\", headers=\"{signed}\", signature=\"{signature}\"";
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return request;
    }
}
