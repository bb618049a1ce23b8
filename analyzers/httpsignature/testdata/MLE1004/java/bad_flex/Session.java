package shop.pay;

import com.cybersource.flex.sdk.FlexService;

class Session {
    private final FlexService service;

    Session(FlexService service) {
        this.service = service;
    }

    String context(String form) throws Exception {
        return service.createSession(form).toString();
    }
}
