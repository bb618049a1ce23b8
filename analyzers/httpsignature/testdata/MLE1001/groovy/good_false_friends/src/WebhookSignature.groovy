package shop

class WebhookSignature {
    boolean genuine(request, mac, String body) {
        def sent = request.getHeader('v-c-signature')
        def time = sent.tokenize(';')[0]
        sent.contains("sig=${mac.doFinal("$time.$body".bytes).encodeBase64()}")
    }
}
