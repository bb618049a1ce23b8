package shop

import javax.crypto.Mac

class Names {
    static final String MERCHANT = 'V-C-Merchant-Id'
    static final List<String> SIGNED = ['Host', 'V-C-Date', 'Request-Target', 'Digest', MERCHANT]
}

class Client {
    Mac mac
    String keyId

    int pay(String address, Map<String, String> values) {
        def text = Names.SIGNED.collect { "${it.toLowerCase()}: ${values[it]}" }.join('\n')
        def signed = Names.SIGNED*.toLowerCase().join(' ')
        def signature = mac.doFinal(text.bytes).encodeBase64().toString()
        def headers = [:]
        headers[Names.MERCHANT] = values[Names.MERCHANT]
        headers['Signature'] = "keyid=\"$keyId\", algorithm=\"HmacSHA256\", headers=\"$signed\", signature=\"$signature\""
        def connection = new URL(address).openConnection()
        headers.each { name, value -> connection.setRequestProperty(name, value) }
        connection.responseCode
    }
}
