using System.Collections.Generic;
using CyberSource.Client;
using Microsoft.Extensions.Configuration;

public class Payments
{
    private readonly IConfiguration configuration = new ConfigurationBuilder().AddYamlFile("config/gateway.yaml").Build();

    public Configuration Make()
    {
        var options = new Dictionary<string, string>
        {
            { "authenticationType", configuration["gateway:authentication-type"] },
            { "merchantID", configuration["gateway:merchant-id"] },
            { "runEnvironment", "apitest.cybersource.com" },
        };
        return new Configuration(merchConfigDictObj: options);
    }
}
