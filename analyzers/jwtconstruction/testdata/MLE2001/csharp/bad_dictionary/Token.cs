using System.Collections.Generic;

namespace Shop.Pay
{
    public class Token
    {
        private const string Host = "apitest.cybersource.com";

        public string Build(System.Security.Cryptography.RSA key, string merchant, string certificate, string digest)
        {
            var claims = new Dictionary<string, object> { { "digest", digest }, { "digestAlgorithm", "SHA-256" }, { "iat", "now" } };
            var header = new Dictionary<string, object> { { "v-c-merchant-id", merchant }, { "x5c", new List<string> { certificate } } };
            return Jose.JWT.Encode(claims, key, Jose.JwsAlgorithm.RS256, header);
        }
    }
}
