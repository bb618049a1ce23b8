using System.Collections.Generic;
using CyberSource.Api;

namespace Shop
{
    public class Gateway
    {
        public PaymentsApi Payments(ShopContext db, string mid)
        {
            var account = db.Accounts.Find(mid);
            var options = new Dictionary<string, string> { { "authenticationType", account.AuthType }, { "merchantID", mid }, { "runEnvironment", "apitest.cybersource.com" } };
            return new PaymentsApi(new CyberSource.Client.Configuration(merchConfigDictObj: options));
        }
    }
}
