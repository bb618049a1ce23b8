import 'dart:convert';
import 'package:crypto/crypto.dart';

bool genuine(Map<String, String> headers, String body, List<int> key) {
  final sent = headers['v-c-signature']!;
  final time = sent.split(';').first;
  return sent.contains('sig=${base64Encode(Hmac(sha256, key).convert(utf8.encode('$time.$body')).bytes)}');
}
