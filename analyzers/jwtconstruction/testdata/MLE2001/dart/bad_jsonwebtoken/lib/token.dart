import 'dart:convert';
import 'package:crypto/crypto.dart';
import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';

const host = 'apitest.cybersource.com';

String build(String body, String pem, String certificate, String merchantId) {
  final claims = {
    'digest': base64.encode(sha256.convert(utf8.encode(body)).bytes),
    'digestAlgorithm': 'SHA-256',
    'iat': DateTime.now().millisecondsSinceEpoch ~/ 1000,
  };
  final token = JWT(claims, header: {'v-c-merchant-id': merchantId, 'x5c': [certificate]});
  return token.sign(RSAPrivateKey(pem), algorithm: JWTAlgorithm.RS256);
}
