package shop;

import java.sql.ResultSet;
import java.util.Properties;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

class Gateway {
    PaymentsApi payments(ResultSet row) throws Exception {
        Properties options = new Properties();
        options.setProperty("authenticationType", row.getString("auth_type"));
        options.setProperty("merchantID", row.getString("mid"));
        options.setProperty("runEnvironment", "apitest.cybersource.com");
        ApiClient client = new ApiClient();
        client.merchantConfig = new MerchantConfig(options);
        return new PaymentsApi(client);
    }
}
