package shop

import com.cybersource.flex.sdk.FlexService

class Session {
    FlexService service

    String context(String form) {
        service.createSession(form).toString()
    }
}
