package shop

class ActivityPub {
    void sign(connection, rsa, String actor, String host, String date, String digest) {
        rsa.update("(request-target): post /inbox\nhost: $host\ndate: $date\ndigest: SHA-256=$digest".bytes)
        connection.setRequestProperty('Date', date)
        connection.setRequestProperty('Digest', "SHA-256=$digest")
        connection.setRequestProperty('Signature', "keyId=\"$actor#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"${rsa.sign().encodeBase64()}\"")
    }
}
