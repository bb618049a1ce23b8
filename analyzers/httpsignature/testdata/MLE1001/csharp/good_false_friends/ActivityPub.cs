using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

public class ActivityPub
{
    public void Sign(HttpRequestMessage request, RSA rsa, string actor, string host, string date, string digest)
    {
        var text = $"(request-target): post /inbox\nhost: {host}\ndate: {date}\ndigest: SHA-256={digest}";
        var signature = Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        request.Headers.Add("Date", date);
        request.Headers.Add("Digest", "SHA-256=" + digest);
        request.Headers.Add("Signature", $"keyId=\"{actor}#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"{signature}\"");
    }
}
