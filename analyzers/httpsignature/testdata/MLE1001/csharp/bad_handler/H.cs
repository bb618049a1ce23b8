using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

public class H : DelegatingHandler {
    string mid, key;
    byte[] secret;
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken t) {
        var date = DateTime.UtcNow.ToString("r");
        var digest = "SHA-256=" + Convert.ToBase64String(SHA256.HashData(await r.Content.ReadAsByteArrayAsync()));
        var text = new StringBuilder().AppendLine($"host: {r.RequestUri.Host}").AppendLine($"v-c-date: {date}").AppendLine($"request-target: post {r.RequestUri.PathAndQuery}").AppendLine($"digest: {digest}").Append($"v-c-merchant-id: {mid}").ToString();
        using var h = new HMACSHA256(secret);
        var sig = Convert.ToBase64String(h.ComputeHash(Encoding.UTF8.GetBytes(text)));
        r.Headers.Add("v-c-merchant-id", mid);
        r.Headers.Add("Signature", string.Format("keyid=\"{0}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"{1}\"", key, sig));
        return await base.SendAsync(r, t);
    }
}
