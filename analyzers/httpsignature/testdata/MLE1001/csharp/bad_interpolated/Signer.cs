using System;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Pay
{
    public static class Names
    {
        public const string Host = "apitest.cybersource.com";
        public const string Merchant = "v-c-merchant-id";
        public static readonly string[] Signed = { "host", "v-c-date", "request-target", "digest", Merchant };
    }

    public class Signer
    {
        private readonly string _secret;

        public Signer(string secret)
        {
            _secret = secret;
        }

        public string Header(string key, string merchant, string date, string digest)
        {
            var text = new StringBuilder();
            text.Append($"host: {Names.Host}\n").Append($"v-c-date: {date}\n");
            text.Append("request-target: post /pts/v2/payments").Append('\n');
            text.AppendFormat("digest: {0}\n{1}: {2}", digest, Names.Merchant, merchant);
            using (var mac = new HMACSHA256(Convert.FromBase64String(_secret)))
            {
                var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
                return $"keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"{string.Join(" ", Names.Signed)}\", signature=\"{signature}\"";
            }
        }
    }
}
