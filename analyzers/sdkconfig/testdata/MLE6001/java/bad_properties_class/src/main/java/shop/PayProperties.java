package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties(prefix = "shop.pay")
public class PayProperties {
    private String authScheme;

    public String getAuthScheme() { return authScheme; }

    public void setAuthScheme(String authScheme) { this.authScheme = authScheme; }
}
