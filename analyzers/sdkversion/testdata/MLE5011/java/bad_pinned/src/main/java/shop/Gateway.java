package shop;

import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

class Gateway {
    PaymentsApi payments() throws Exception {
        Properties options = new Properties();
        options.setProperty("authenticationType", "JWT");
        options.setProperty("merchantID", "shop");
        options.setProperty("runEnvironment", "apitest.cybersource.com");
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(options);
        return new PaymentsApi(client);
    }
}
