package shop

enum Wire {
    HOST('host'), DATE('v-c-date'), TARGET('request-target'), DIGEST('digest'), MERCHANT('v-c-merchant-id'), SIGNATURE('Signature')

    final String header

    Wire(String header) {
        this.header = header
    }
}
