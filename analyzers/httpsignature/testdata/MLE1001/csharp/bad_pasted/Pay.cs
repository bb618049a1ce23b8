class Pay {
    void Go() {
        var c = new RestSharp.RestClient("https://apitest.cybersource.com/pts/v2/payments");
        var r = new RestSharp.RestRequest(RestSharp.Method.POST);
        r.AddHeader("v-c-merchant-id", "acme");
        r.AddHeader("Signature", "keyid=\"08c94330-0000-0000-0000-000000000000\", algorithm=\"HmacSHA256\", headers=\"host date (request-target) digest v-c-merchant-id\", signature=\"AAAA=\"");
        c.Execute(r);
    }
}
