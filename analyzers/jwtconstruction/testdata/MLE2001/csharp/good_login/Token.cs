using System.Collections.Generic;

namespace Shop.Login
{
    public class Token
    {
        public string Build(byte[] key, string user)
        {
            var claims = new Dictionary<string, object> { { "sub", user }, { "iss", "shop.example" } };
            return Jose.JWT.Encode(claims, key, Jose.JwsAlgorithm.HS256);
        }
    }
}
