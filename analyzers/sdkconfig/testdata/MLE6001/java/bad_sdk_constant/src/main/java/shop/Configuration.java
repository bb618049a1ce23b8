package shop;

import java.util.Properties;

import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import com.cybersource.authsdk.util.GlobalLabelParameters;

public class Configuration {
    ApiClient client() throws Exception {
        Properties props = new Properties();
        props.setProperty("authenticationType", GlobalLabelParameters.HTTP);
        props.setProperty("merchantID", "shop");
        props.setProperty("runEnvironment", "apitest.cybersource.com");
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(props);
        return client;
    }
}
