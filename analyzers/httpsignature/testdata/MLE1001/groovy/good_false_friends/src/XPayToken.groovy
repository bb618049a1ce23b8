package shop

class XPayToken {
    def rates(String time, String mac) {
        def c = new URL('https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates').openConnection()
        c.setRequestProperty('x-pay-token', "xv2:$time:$mac")
        c
    }
}
