package shop;

import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

public class Gateway {
    private final PayProperties pay;

    Gateway(PayProperties pay) { this.pay = pay; }

    Properties options() {
        Properties props = new Properties();
        props.setProperty("authenticationType", pay.getAuthScheme());
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
