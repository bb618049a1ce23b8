using System.Collections.Generic;
using CyberSource.Client;

public class Payments
{
    private const string Sandbox = "CyberSource.Environment.SANDBOX";

    public Configuration Make()
    {
        var options = new Dictionary<string, string> { { "authenticationType", "JWT" }, { "merchantID", "acme" }, { "runEnvironment", Sandbox } };
        return new Configuration(merchConfigDictObj: options);
    }
}
