using System.Net.Http;

public class XPayToken
{
    public HttpRequestMessage Rates(string time, string mac)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates");
        request.Headers.Add("x-pay-token", $"xv2:{time}:{mac}");
        return request;
    }
}
