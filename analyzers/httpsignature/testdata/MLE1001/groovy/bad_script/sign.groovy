host = 'apitest.cybersource.com'
def merchant = System.getenv('MERCHANT') ?: 'shop'
def lines = [
    host: host,
    '(request-target)': "post /pts/v2/payments",
    'v-c-merchant-id': merchant,
]
def text = lines.collect { name, value -> "$name: $value" }.join('\n')
def mac = javax.crypto.Mac.getInstance('HmacSHA256')
mac.init(new javax.crypto.spec.SecretKeySpec(System.getenv('SECRET').decodeBase64(), 'HmacSHA256'))
println mac.doFinal(text.bytes).encodeBase64()
