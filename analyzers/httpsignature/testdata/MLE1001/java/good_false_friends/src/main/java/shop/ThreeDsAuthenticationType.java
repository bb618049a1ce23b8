package shop;

import java.util.HashMap;
import java.util.Map;

class ThreeDsAuthenticationType {
    Map<String, Object> enrol(String window) {
        Map<String, Object> info = new HashMap<>();
        info.put("authenticationType", "02");
        info.put("acsWindowSize", window);
        info.put("challengeCode", "04");
        return Map.of("consumerAuthenticationInformation", info);
    }
}
