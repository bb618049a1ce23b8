package shop

import com.cybersource.flex.sdk.FlexService

class Session(private val service: FlexService) {
    fun context(form: String) = service.createSession(form).toString()
}
