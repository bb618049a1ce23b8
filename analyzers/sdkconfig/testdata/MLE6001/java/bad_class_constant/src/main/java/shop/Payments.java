package shop;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;

class Payments {
    PaymentsApi api() throws Exception {
        Properties p = new Properties();
        p.setProperty("authenticationType", Scheme.CLASSIC);
        p.setProperty("merchantID", "shop");
        p.setProperty("runEnvironment", "apitest.cybersource.com");
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(p);
        return new PaymentsApi(client);
    }
}
