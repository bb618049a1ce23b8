import 'dart:convert';
import 'package:crypto/crypto.dart';

const host = 'https://apitest.cybersource.com';

// final text = 'host: h\n(request-target): post /p\nv-c-merchant-id: m';
/* final header = 'keyid="k", algorithm="HmacSHA256", headers="host", signature="s"'; */
String hook(List<int> key, String body) => base64.encode(Hmac(sha256, key).convert(utf8.encode(body)).bytes);
