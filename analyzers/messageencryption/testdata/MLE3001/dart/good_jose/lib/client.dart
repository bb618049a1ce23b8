import 'dart:convert';
import 'package:http/http.dart' as http;
import 'package:jose/jose.dart';

class Client {
  Client(this.key);

  static const host = 'https://apitest.cybersource.com';
  final JsonWebKey key;

  String seal(String body, String serial) {
    final builder = JsonWebEncryptionBuilder()
      ..stringContent = body
      ..encryptionAlgorithm = 'A256GCM'
      ..setProtectedHeader('kid', serial)
      ..setProtectedHeader('iat', DateTime.now().millisecondsSinceEpoch ~/ 1000)
      ..addRecipient(key, algorithm: 'RSA-OAEP-256');
    return jsonEncode({'encryptedRequest': builder.build().toCompactSerialization()});
  }

  Future<http.Response> pay(String body, String serial, String token) =>
      http.post(Uri.parse('$host/pts/v2/payments'), headers: {'Authorization': 'Bearer $token'}, body: seal(body, serial));
}
