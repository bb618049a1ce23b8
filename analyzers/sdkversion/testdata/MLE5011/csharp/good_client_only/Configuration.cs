using System.Collections.Generic;
using CyberSource.Api;

namespace Shop
{
    public class Configuration
    {
        private const string Scheme = "JWT";

        public IReadOnlyDictionary<string, string> Options()
        {
            var options = new Dictionary<string, string> { { "authenticationType", Scheme }, { "merchantID", "shop" } };
            options.Add("runEnvironment", "apitest.cybersource.com");
            options["enableRequestMLEForOptionalApisGlobally"] = "true";
            options["enableResponseMleGlobally"] = "true";
            options["responseMlePrivateKeyFilePath"] = "keys/reply.p12";
            return options;
        }

        public PaymentsApi Payments() => new PaymentsApi(new CyberSource.Client.Configuration(merchConfigDictObj: Options()));
    }
}
