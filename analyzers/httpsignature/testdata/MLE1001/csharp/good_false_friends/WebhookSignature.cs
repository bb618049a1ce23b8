using System;
using System.Net.Http.Headers;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

public class WebhookSignature
{
    public bool Genuine(HttpHeaders headers, string body, HMACSHA256 mac)
    {
        var sent = headers.GetValues("v-c-signature").First();
        var time = sent.Split(';')[0];
        return sent.Contains("sig=" + Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(time + "." + body))));
    }
}
