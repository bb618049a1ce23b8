using System.Security.Cryptography;

namespace Shop.Pay
{
    public class Pay
    {
        private const string Host = "https://apitest.cybersource.com";

        // var text = "host: h\n(request-target): post /p\nv-c-merchant-id: m";
        public byte[] Hook(byte[] key, byte[] body) => new HMACSHA256(key).ComputeHash(body);
    }
}
