package shop

class Tencent {
    String authorization(mac, String id, String date, String source) {
        def signature = mac.doFinal("x-date: $date\nx-source: $source".bytes).encodeBase64()
        "hmac id=\"$id\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"$signature\""
    }
}
