import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';
import 'package:http/http.dart' as http;
import 'package:toml/toml.dart';

Future<http.Response> send(RSAPrivateKey key, String serial, String merchant, int now, String body) async {
  final document = await TomlDocument.load('config.toml');
  final settings = document.toMap();
  final token = JWT({'iss': merchant, 'iat': now, 'exp': now + 120}, header: {'kid': serial}).sign(key, algorithm: JWTAlgorithm.RS256);
  final host = settings['gateway']['host'];
  return http.post(Uri.parse('https://$host/pts/v2/payments'), headers: {'Authorization': 'Bearer $token'}, body: body);
}
