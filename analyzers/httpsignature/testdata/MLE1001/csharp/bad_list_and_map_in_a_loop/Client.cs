using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

namespace Shop {
    public static class Names {
        public const string Merchant = "v-c-merchant-id";
        public const string Target = "request-target";
    }

    public class Client {
        private static readonly string[] Signed = { "host", "v-c-date", Names.Target, "digest", Names.Merchant };
        string mid, key, secret;
        string host = Environment.GetEnvironmentVariable("GATEWAY_HOST");
        string Sign(string path, string date, string digest) {
            var values = new Dictionary<string, string> { ["host"] = host, ["v-c-date"] = date, [Names.Target] = "post " + path, ["digest"] = digest, [Names.Merchant] = mid };
            var sb = new StringBuilder();
            foreach (var n in Signed) {
                sb.Append(n).Append(": ").Append(values[n]).Append('\n');
            }
            using var mac = new HMACSHA256(Convert.FromBase64String(secret));
            var signature = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(sb.ToString().TrimEnd('\n'))));
            return $"keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"{string.Join(" ", Signed)}\", signature=\"{signature}\"";
        }
        public HttpRequestMessage Pay(string path, string date, string digest) {
            var headers = new Dictionary<string, string> { { Names.Merchant, mid }, { "Signature", Sign(path, date, digest) } };
            var m = new HttpRequestMessage(HttpMethod.Post, "https://" + host + path);
            foreach (var h in headers) {
                m.Headers.TryAddWithoutValidation(h.Key, h.Value);
            }
            return m;
        }
    }
}
