using System.Collections.Generic;
using CyberSource.Api;

namespace Shop
{
    public class Gateway
    {
        public PaymentsApi Payments()
        {
            var options = new Dictionary<string, string> { { "authenticationType", "JWT" }, { "merchantID", "shop" }, { "runEnvironment", "apitest.cybersource.com" } };
            return new PaymentsApi(new CyberSource.Client.Configuration(merchConfigDictObj: options));
        }
    }
}
