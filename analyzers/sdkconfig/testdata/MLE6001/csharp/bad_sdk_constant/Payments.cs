using System.Collections.Generic;
using AuthenticationSdk.util;
using CyberSource.Client;

public class Payments
{
    public Configuration Make()
    {
        var options = new Dictionary<string, string>
        {
            { "authenticationType", Enumerations.AuthenticationType.HTTP_SIGNATURE.ToString() },
            { "merchantID", "acme" },
            { "runEnvironment", "apitest.cybersource.com" },
        };
        return new Configuration(merchConfigDictObj: options);
    }
}
