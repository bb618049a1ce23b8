using System;
using System.Security.Cryptography;
using System.Text;

public class Signer
{
    public string Header(HMACSHA256 mac, string key, string host, string merchant)
    {
        var text = $"host: {host}\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: {merchant}";
        return $"keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"{Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)))}\"";
    }
}
