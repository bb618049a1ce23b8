using System;
using System.Text;

class A {
    string Sign(System.Security.Cryptography.RSA rsa, string host, string path, string date, string digest, string actor) {
        var text = $"(request-target): post {path}\nhost: {host}\ndate: {date}\ndigest: SHA-256={digest}";
        var sig = Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1));
        return $"keyId=\"{actor}#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"{sig}\"";
    }

    // not cybersource
}
