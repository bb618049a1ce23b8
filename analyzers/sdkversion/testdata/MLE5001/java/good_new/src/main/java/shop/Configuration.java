package shop;

import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

public class Configuration {
    private static final String SCHEME = "JWT";

    static Properties properties() {
        Properties props = new Properties();
        props.setProperty("authenticationType", SCHEME);
        props.setProperty("merchantID", "shop");
        props.setProperty("runEnvironment", "apitest.cybersource.com");
        props.setProperty("enableRequestMLEForOptionalApisGlobally", "true");
        props.setProperty("enableResponseMleGlobally", "true");
        props.setProperty("responseMlePrivateKeyFilePath", "keys/reply.pem");
        props.setProperty("responseMleKID", System.getenv("KEY_ID"));
        return props;
    }

    PaymentsApi payments() throws Exception {
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(properties());
        return new PaymentsApi(client);
    }
}
