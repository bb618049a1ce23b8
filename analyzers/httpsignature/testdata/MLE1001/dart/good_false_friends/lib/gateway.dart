import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';
import 'package:uuid/uuid.dart';

const host = 'apitest.cybersource.com';

/// The one path that is in use.
String token(RSAPrivateKey key, String serial, String merchant, String digest, int now) {
  final claims = {
    'iss': merchant, 'jti': const Uuid().v4(), 'iat': now, 'exp': now + 120,
    'v-c-jwt-version': '2', 'v-c-merchant-id': merchant,
    'request-host': host, 'request-method': 'post', 'request-resource-path': '/pts/v2/payments',
    'digest': digest, 'digestAlgorithm': 'SHA-256',
  };
  return JWT(claims, header: {'kid': serial, 'typ': 'JWT'}).sign(key, algorithm: JWTAlgorithm.RS256);
}
