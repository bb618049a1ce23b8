import 'dart:convert';
import 'package:crypto/crypto.dart';

String tencent(List<int> key, String id, String date, String source) {
  final signature = base64Encode(Hmac(sha1, key).convert(utf8.encode('x-date: $date\nx-source: $source')).bytes);
  return 'hmac id="$id", algorithm="hmac-sha1", headers="x-date x-source", signature="$signature"';
}
