package shop;

import Api.PaymentsApi;
import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;

public class Pay {
    PaymentsApi payments(MerchantConfig config) {
        ApiClient client = new ApiClient();
        client.merchantConfig = config;
        return new PaymentsApi(client);
    }
}
