using System.Collections.Generic;
using System.Configuration;
using CyberSource.Api;
using Microsoft.Extensions.Configuration;

namespace Shop
{
    public class Gateway
    {
        public IReadOnlyDictionary<string, string> Options()
        {
            return new Dictionary<string, string>
            {
                { "authenticationType", ConfigurationManager.AppSettings["Pay:Scheme"] },
                { "merchantID", "shop" },
                { "runEnvironment", "apitest.cybersource.com" },
            };
        }

        public PaymentsApi Payments() => new PaymentsApi(new CyberSource.Client.Configuration(merchConfigDictObj: Options()));
    }
}
