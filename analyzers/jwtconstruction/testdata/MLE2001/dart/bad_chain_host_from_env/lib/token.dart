import 'dart:convert';
import 'dart:io';
import 'package:http/http.dart' as http;
import 'package:jose/jose.dart';

Future<http.Response> send(JsonWebKey key, String certificate, String digest, String date, String body) {
  final builder = JsonWebSignatureBuilder()
    ..jsonContent = {'digest': digest, 'digestAlgorithm': 'SHA-256', 'iat': date}
    ..setProtectedHeader('x5c', [certificate])
    ..addRecipient(key, algorithm: 'RS256');
  final token = builder.build().toCompactSerialization();
  final host = Platform.environment['PAY_HOST'];
  return http.post(Uri.parse('https://$host/pts/v2/payments'), headers: {'Authorization': 'Bearer $token'}, body: body);
}
