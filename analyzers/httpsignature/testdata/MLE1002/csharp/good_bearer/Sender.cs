using System.Net.Http;
using System.Threading.Tasks;

namespace Shop.Pay
{
    public class Sender
    {
        private readonly HttpClient _client = new HttpClient();

        public async Task Send(string token)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://apitest.cybersource.com/pts/v2/payments");
            request.Headers.Add("Authorization", $"Bearer {token}");
            await _client.SendAsync(request);
        }
    }
}
