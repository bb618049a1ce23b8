package shop;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;
import org.springframework.core.env.Environment;

class Payments {
    PaymentsApi api(Environment settings) throws Exception {
        Properties p = new Properties();
        p.setProperty("authenticationType", settings.getProperty("shop.pay.authenticationType"));
        p.setProperty("merchantID", "shop");
        p.setProperty("runEnvironment", "apitest.cybersource.com");
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(p);
        return new PaymentsApi(client);
    }
}
