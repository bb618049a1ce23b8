using System.Net.Http;
using System.Threading.Tasks;

public class CaptureContext
{
    public async Task<string> Open(HttpClient http, string merchant, string key, string date, string mac, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://apitest.cybersource.com/microform/v2/sessions") { Content = new StringContent(body) };
        request.Headers.Add("v-c-merchant-id", merchant);
        request.Headers.Add("v-c-date", date);
        request.Headers.TryAddWithoutValidation("Signature", "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"" + mac + "\"");
        return await (await http.SendAsync(request)).Content.ReadAsStringAsync();
    }
}
