package shop

import com.cybersource.flex.sdk.FlexService

class Session(service: FlexService) {
  def context(form: String): String = service.createSession(form).toString
}
