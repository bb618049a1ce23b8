import 'dart:convert';
import 'package:crypto/crypto.dart';
import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';
import 'package:uuid/uuid.dart';

const host = 'apitest.cybersource.com';

String build(String pem, String serial, String merchantId, String body) {
  final now = DateTime.now().millisecondsSinceEpoch ~/ 1000;
  final claims = <String, dynamic>{
    'v-c-jwt-version': '2',
    'v-c-merchant-id': merchantId,
    'request-host': host,
    'request-method': 'post',
    'request-resource-path': '/pts/v2/payments',
    'digest': base64.encode(sha256.convert(utf8.encode(body)).bytes),
    'digestAlgorithm': 'SHA-256',
    'iss': merchantId,
    'jti': const Uuid().v4(),
    'iat': now,
    'exp': now + 120,
  };
  final token = JWT(claims, header: {'kid': serial, 'typ': 'JWT'});
  return token.sign(RSAPrivateKey(pem), algorithm: JWTAlgorithm.RS256);
}
