package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import java.sql.ResultSet
import java.util.Properties

fun payments(row: ResultSet): PaymentsApi {
    val p = Properties()
    p.setProperty("authenticationType", row.getString("auth_type"))
    p.setProperty("merchantID", row.getString("mid"))
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    val client = ApiClient()
    client.merchantConfig = MerchantConfig(p)
    return PaymentsApi(client)
}
