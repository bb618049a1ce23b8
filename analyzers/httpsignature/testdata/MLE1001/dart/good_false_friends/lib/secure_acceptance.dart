import 'dart:convert';
import 'package:crypto/crypto.dart';

const form = 'https://testsecureacceptance.cybersource.com/pay';

void sign(Map<String, String> fields, List<int> key) {
  final text = fields['signed_field_names']!.split(',').map((name) => '$name=${fields[name]}').join(',');
  fields['signature'] = base64Encode(Hmac(sha256, key).convert(utf8.encode(text)).bytes);
}
