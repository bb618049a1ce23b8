package shop

import javax.crypto.Mac

/** The gateway of the house bank, reached through the proxy of the platform. */
class BankGateway {
    static final HOST = 'gateway.bank.example'
    static final FORWARD = 'X-Forward-'

    Map headers(Mac mac, String keyId, String merchant, String date, String digest) {
        def text = "${Wire.HOST.header}: $HOST\n${Wire.DATE.header}: $date\n${Wire.TARGET.header}: post /pts/v2/payments\n${Wire.DIGEST.header}: $digest\n${Wire.MERCHANT.header}: $merchant"
        def names = [Wire.HOST, Wire.DATE, Wire.TARGET, Wire.DIGEST, Wire.MERCHANT].collect { it.header }.join(' ')
        def signature = mac.doFinal(text.bytes).encodeBase64().toString()
        [(FORWARD + Wire.MERCHANT.header): merchant,
         (FORWARD + Wire.SIGNATURE.header): "keyid=\"$keyId\", algorithm=\"HmacSHA256\", headers=\"$names\", signature=\"$signature\""]
    }
}
