import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';
import 'package:http/http.dart' as http;

Future<http.Response> users(SecretKey key, String api, int now) {
  final token = JWT({'iss': api, 'iat': now, 'exp': now + 5400}).sign(key);
  return http.get(Uri.parse('https://api.zoom.us/v2/users'), headers: {'Authorization': 'Bearer $token'});
}
