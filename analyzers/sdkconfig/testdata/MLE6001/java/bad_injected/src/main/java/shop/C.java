package shop;

import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;

public class C {
    @Value("${cybs.auth-type}") private String type;
    @Value("${cybs.mid}") private String mid;
    MerchantConfig make() throws Exception {
        Properties q = new Properties();
        q.put("authenticationType", type);
        q.put("merchantID", mid);
        q.put("runEnvironment", "apitest.cybersource.com");
        return new MerchantConfig(q);
    }
}
