import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';

String build(String user, String secret) {
  final token = JWT({'sub': user}, issuer: 'shop.example');
  return token.sign(SecretKey(secret), algorithm: JWTAlgorithm.HS256, expiresIn: Duration(hours: 1));
}
