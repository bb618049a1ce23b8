package shop;

import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

public class Configuration {
    private static final String SCHEME = "http_signature";

    static Properties properties() {
        Properties props = new Properties();
        props.setProperty("authenticationType", SCHEME);
        props.setProperty("merchantID", "shop");
        props.setProperty("runEnvironment", "apitest.cybersource.com");
        return props;
    }

    PaymentsApi payments() throws Exception {
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(properties());
        return new PaymentsApi(client);
    }
}
