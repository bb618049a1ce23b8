package shop.pay

import shop.wire.Wire

class Signer {
    String key

    Map headers(String merchant, String signature) {
        def names = [Wire.HOST, Wire.TARGET, Wire.MERCHANT].collect { it.header }.join(' ')
        [(Wire.MERCHANT.header): merchant,
         Signature: "keyid=\"$key\", headers=\"$names\", signature=\"$signature\""]
    }
}
