import 'dart:convert';
import 'package:crypto/crypto.dart';

/// The partner's service in Java names it so.
const algorithm = 'HmacSHA256';

Map<String, String> checksum(List<int> key, String order) => {'algorithm': algorithm, 'value': Hmac(sha256, key).convert(utf8.encode(order)).toString()};
