import Invokers.ApiClient;
import com.cybersource.authsdk.core.MerchantConfig;
import java.util.Properties;

class C {
    MerchantConfig make(boolean mle) throws Exception {
        Properties q = new Properties();
        q.setProperty("merchantID", "a");
        q.setProperty("runEnvironment", "apitest.cybersource.com");
        if (mle) {
            q.setProperty("authenticationType", "JWT");
            q.setProperty("enableRequestMLEForOptionalApisGlobally", "true");
        } else {
            q.setProperty("authenticationType", "http_signature");
        }
        return new MerchantConfig(q);
    }
}
