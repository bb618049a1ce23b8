using System.Net.Http;
using System.Text.Json;

public class Client
{
    public HttpRequestMessage Pay(string token, string amount)
    {
        var body = JsonSerializer.Serialize(new { orderInformation = new { amountDetails = new { totalAmount = amount } } });
        var request = new HttpRequestMessage(HttpMethod.Post, "https://apitest.cybersource.com/pts/v2/payments") { Content = new StringContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        return request;
    }
}
