using System.Collections.Generic;
using CyberSource.Client;

public class Payments
{
    private readonly GatewaySettings settings;

    public Payments(GatewaySettings settings)
    {
        this.settings = settings;
    }

    public Configuration Make()
    {
        var options = new Dictionary<string, string> { { "authenticationType", settings.Scheme }, { "merchantID", settings.Merchant }, { "runEnvironment", "apitest.cybersource.com" } };
        return new Configuration(merchConfigDictObj: options);
    }
}
