package shop;

import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;

public class C {
    private final P p;
    C(P p) {
        this.p = p;
    }

    MerchantConfig make() throws Exception {
        Properties q = new Properties();
        q.setProperty("authenticationType", p.getAuthenticationType());
        q.setProperty("merchantID", p.getMerchantId());
        q.setProperty("runEnvironment", p.getRunEnvironment());
        return new MerchantConfig(q);
    }
}
