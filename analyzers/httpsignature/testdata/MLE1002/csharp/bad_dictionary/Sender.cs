using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;

namespace Shop.Pay
{
    public class Sender
    {
        private readonly HttpClient _client = new HttpClient();

        public async Task Send(string body, string signature, string merchant)
        {
            var headers = new Dictionary<string, string> { { "Signature", signature }, ["v-c-merchant-id"] = merchant };
            var request = new HttpRequestMessage(HttpMethod.Post, "https://apitest.cybersource.com/pts/v2/payments");
            foreach (var header in headers)
            {
                request.Headers.Add(header.Key, header.Value);
            }
            await _client.SendAsync(request);
        }
    }
}
