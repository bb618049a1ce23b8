using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jose;

namespace Shop.Transfer
{
    public class Transfer
    {
        private const string Url = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment";

        public string Pay(object payment, RSA theirs, RSA own, string keyId)
        {
            var sealedText = JWT.Encode(JsonSerializer.Serialize(payment), theirs, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM,
                extraHeaders: new Dictionary<string, object> { { "kid", keyId } });
            var request = new HttpRequestMessage(HttpMethod.Post, Url);
            request.Headers.Add("x-encrypted", "true");
            var body = "{\"encrypted_payload\":{\"data\":\"" + sealedText + "\"}}";
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var reply = JsonDocument.Parse(new HttpClient().Send(request).Content.ReadAsStream());
            var envelope = reply.RootElement.GetProperty("encrypted_payload");
            return JWT.Decode(envelope.GetProperty("data").GetString(), own, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM);
        }
    }
}
