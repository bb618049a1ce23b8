package shop

class CaptureContext {
    String open(String merchant, String key, String date, String mac) {
        def c = new URL('https://apitest.cybersource.com/microform/v2/sessions').openConnection()
        c.setRequestProperty('v-c-merchant-id', merchant)
        c.setRequestProperty('v-c-date', date)
        c.setRequestProperty('Signature', "keyid=\"$key\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"$mac\"")
        c.inputStream.text
    }
}
