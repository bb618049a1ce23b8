using System;
using System.Security.Cryptography;
using System.Text;

public class Tencent
{
    public string Authorization(HMACSHA1 mac, string id, string date, string source)
    {
        var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes($"x-date: {date}\nx-source: {source}")));
        return $"hmac id=\"{id}\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"{signature}\"";
    }
}
