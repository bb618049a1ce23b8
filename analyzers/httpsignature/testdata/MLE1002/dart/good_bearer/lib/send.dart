import 'package:http/http.dart' as http;

Future<http.Response> send(String body, String token) {
  final headers = <String, String>{'Content-Type': 'application/json'};
  headers['Authorization'] = 'Bearer $token';
  return http.post(Uri.parse('https://apitest.cybersource.com/pts/v2/payments'), headers: headers, body: body);
}
