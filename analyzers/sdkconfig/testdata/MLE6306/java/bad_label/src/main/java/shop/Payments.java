package shop;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;

class Payments {
    private static final String SANDBOX = "CyberSource.Environment.SANDBOX";

    PaymentsApi api() throws Exception {
        Properties p = new Properties();
        p.setProperty("authenticationType", "jwt");
        p.setProperty("merchantID", "shop");
        p.setProperty("runEnvironment", SANDBOX);
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(p);
        return new PaymentsApi(client);
    }
}
