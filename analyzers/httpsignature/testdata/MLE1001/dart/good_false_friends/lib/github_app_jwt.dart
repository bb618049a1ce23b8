import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';
import 'package:http/http.dart' as http;

Future<http.Response> installations(RSAPrivateKey key, String app, int now) {
  final token = JWT({'iat': now - 60, 'exp': now + 600, 'iss': app}).sign(key, algorithm: JWTAlgorithm.RS256);
  return http.get(Uri.parse('https://api.github.com/app/installations'), headers: {'Authorization': 'Bearer $token'});
}
