import 'dart:convert';
import 'package:http/http.dart' as http;
import 'package:jose/jose.dart';

const host = 'apitest.cybersource.com';

String seal(JsonWebKey key, String serial, String plain, int now) {
  final builder = JsonWebEncryptionBuilder()
    ..stringContent = plain
    ..encryptionAlgorithm = 'A256GCM'
    ..setProtectedHeader('kid', serial)
    ..setProtectedHeader('iat', now)
    ..addRecipient(key, algorithm: 'RSA-OAEP-256');
  return jsonEncode({'encryptedRequest': builder.build().toCompactSerialization()});
}

Future<http.Response> pay(JsonWebKey key, String serial, String merchant, String keyId, String date, String digest, String plain, int now, String Function(String) mac) {
  final body = seal(key, serial, plain, now);
  final signature = mac('host: $host\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant');
  return http.post(
    Uri.parse('https://$host/pts/v2/payments'),
    headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      'Digest': digest,
      'Signature': 'keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="$signature"',
    },
    body: body,
  );
}
