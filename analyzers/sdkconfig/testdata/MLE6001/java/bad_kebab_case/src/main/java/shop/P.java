package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties(prefix = "cybersource") public class P {
    private String authenticationType;
    private String merchantId;
    private String runEnvironment;
    public String getAuthenticationType() {
        return authenticationType;
    }

    public void setAuthenticationType(String v) {
        authenticationType = v;
    }

    public String getMerchantId() {
        return merchantId;
    }

    public void setMerchantId(String v) {
        merchantId = v;
    }

    public String getRunEnvironment() {
        return runEnvironment;
    }

    public void setRunEnvironment(String v) {
        runEnvironment = v;
    }
}
