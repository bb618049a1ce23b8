import 'dart:convert';
import 'package:crypto/crypto.dart';

// Left from the time before the tokens.
class UncalledStub {
  String signature(String merchant, String date, String digest, String keyId, List<int> secret) {
    final text = 'host: apitest.cybersource.com\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant';
    final signed = base64.encode(Hmac(sha256, secret).convert(utf8.encode(text)).bytes);
    return 'keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="$signed"';
  }
}
