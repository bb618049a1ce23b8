using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

public class Satispay
{
    private const string Host = "authservices.satispay.com";

    public void Sign(HttpRequestMessage request, RSA rsa, string keyId, string date, string digest)
    {
        var text = "(request-target): post /g_business/v1/payments\nhost: " + Host + "\ndate: " + date + "\ndigest: " + digest;
        var signature = Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        request.Headers.Add("Digest", digest);
        request.Headers.Add("Authorization", $"Signature keyId=\"{keyId}\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"{signature}\"");
    }
}
