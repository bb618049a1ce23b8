package shop

import org.springframework.boot.context.properties.ConfigurationProperties

@ConfigurationProperties(prefix = "cybersource")
class Settings {
    lateinit var authenticationType: String
    lateinit var merchantId: String
    lateinit var runEnvironment: String
}
