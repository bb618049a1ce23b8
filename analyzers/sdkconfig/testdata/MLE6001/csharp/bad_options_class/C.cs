using System.Collections.Generic;
using CyberSource.Client;
using Microsoft.Extensions.Options;

public class CybersourceOptions {
    public string AuthenticationType { get; set; } public string MerchantId { get; set; } public string Host { get; set; }
}
public class C {
    private readonly CybersourceOptions _o;
    public C(IOptions<CybersourceOptions> o) {
        _o = o.Value;
    }

    public Configuration Make() {
        var d = new Dictionary<string, string> { { "authenticationType", _o.AuthenticationType }, { "merchantID", _o.MerchantId }, { "runEnvironment", _o.Host } };
        return new Configuration(merchConfigDictObj: d);
    }
}
