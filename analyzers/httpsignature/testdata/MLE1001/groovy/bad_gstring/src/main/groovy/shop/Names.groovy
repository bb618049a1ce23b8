package shop

class Names {
    static final String HOST = 'apitest.cybersource.com'
    static final String MERCHANT = 'v-c-merchant-id'
    static final List<String> SIGNED = ['host', 'v-c-date', 'request-target', 'digest', MERCHANT]
}
