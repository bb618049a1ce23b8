package shop;

import java.util.HashMap;
import java.util.Map;

class XmlDsigDigest {
    Map<String, Object> settings() {
        Map<String, Object> saml = new HashMap<>();
        saml.put("signatureAlgorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        saml.put("digestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
        saml.put("digest", "SHA-256");
        return saml;
    }
}
