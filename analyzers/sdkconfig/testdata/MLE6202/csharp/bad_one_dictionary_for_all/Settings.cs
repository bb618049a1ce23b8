using System.Collections.Generic;
using CyberSource.Api;
using CyberSource.Client;

namespace Shop
{
    public class Settings
    {
        private readonly Dictionary<string, string> _options = new Dictionary<string, string>();

        public Dictionary<string, string> Encrypted()
        {
            _options.Add("authenticationType", "JWT");
            _options.Add("merchantID", "shop");
            _options.Add("runEnvironment", "apitest.cybersource.com");
            _options.Add("enableRequestMLEForOptionalApisGlobally", "true");
            _options.Add("enableResponseMleGlobally", "true");
            return _options;
        }

        public Dictionary<string, string> Plain()
        {
            _options.Add("authenticationType", "JWT");
            _options.Add("merchantID", "shop");
            _options.Add("runEnvironment", "apitest.cybersource.com");
            _options.Add("enableRequestMLEForOptionalApisGlobally", "true");
            _options.Add("enableResponseMleGlobally", "false");
            return _options;
        }
    }

    public class Payments
    {
        public PaymentsApi Sales() => new PaymentsApi(new Configuration(merchConfigDictObj: new Settings().Plain()));

        public PaymentsApi Refunds() => new PaymentsApi(new Configuration(merchConfigDictObj: new Settings().Encrypted()));
    }
}
