import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';

String clientSecret(String team, String client, String keyId, String pem) {
  final now = DateTime.now().millisecondsSinceEpoch ~/ 1000;
  final claims = {'iss': team, 'sub': client, 'aud': 'https://appleid.apple.com', 'iat': now, 'exp': now + 3600};
  return JWT(claims, header: {'kid': keyId}).sign(ECPrivateKey(pem), algorithm: JWTAlgorithm.ES256);
}
