using System.Collections.Generic;
using CyberSource.Client;

public class Payments
{
    public Configuration Make(bool mle)
    {
        var options = new Dictionary<string, string> { { "merchantID", "acme" }, { "runEnvironment", "apitest.cybersource.com" } };
        if (mle)
        {
            options["authenticationType"] = "JWT";
            options["enableRequestMLEForOptionalApisGlobally"] = "true";
        }
        else
        {
            options["authenticationType"] = "HTTP_SIGNATURE";
        }
        return new Configuration(merchConfigDictObj: options);
    }
}
