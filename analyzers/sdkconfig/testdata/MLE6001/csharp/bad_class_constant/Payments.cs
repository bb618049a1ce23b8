using System.Collections.Generic;
using CyberSource.Client;

public static class Scheme
{
    public const string Classic = "HTTP_SIGNATURE";
}

public class Payments
{
    public Configuration Make()
    {
        var options = new Dictionary<string, string>();
        options.Add("authenticationType", Scheme.Classic);
        options.Add("merchantID", "acme");
        options.Add("runEnvironment", "apitest.cybersource.com");
        return new Configuration(merchConfigDictObj: options);
    }
}
