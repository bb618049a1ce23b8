package shop;

import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

import org.springframework.beans.factory.annotation.Value;

public class Gateway {
    @Value("${shop.pay.scheme}")
    private String scheme;

    Properties options() {
        Properties props = new Properties();
        props.setProperty("authenticationType", scheme);
        props.setProperty("merchantID", "shop");
        props.setProperty("runEnvironment", "apitest.cybersource.com");
        return props;
    }

    PaymentsApi payments() throws Exception {
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(options());
        return new PaymentsApi(client);
    }
}
