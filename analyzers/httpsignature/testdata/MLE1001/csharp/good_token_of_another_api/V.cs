using System;
using System.Security.Cryptography;
using System.Text;

class V {
    void Go(System.Net.Http.HttpClient c, string secret, string path, string query, string body) {
        var ts = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        using var h = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var hash = Convert.ToHexString(h.ComputeHash(Encoding.UTF8.GetBytes(ts + path + query + body)));
        c.DefaultRequestHeaders.Add("x-pay-token", $"xv2:{ts}:{hash}");
        c.PostAsync("https://sandbox.api.visa.com/cybersource/payments/v1/authorizations", null);
    }
}
