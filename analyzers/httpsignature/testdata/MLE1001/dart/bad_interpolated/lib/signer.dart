import 'dart:convert';
import 'package:crypto/crypto.dart';

import 'src/names.dart';

class Signer {
  Signer({required this.keyId, required String secret}) : _key = base64.decode(secret);

  final String keyId;
  final List<int> _key;

  String header(String merchantId, String date, String digest) {
    final text = StringBuffer()
      ..write('host: $host\n')
      ..writeln('v-c-date: $date')
      ..write('request-target: post /pts/v2/payments\n'
          'digest: $digest\n')
      ..write('${Names.merchant}: $merchantId');
    final signature = base64.encode(Hmac(sha256, _key).convert(utf8.encode(text.toString())).bytes);
    return 'keyid="$keyId", algorithm="HmacSHA256", headers="${Names.signed.join(' ')}", signature="$signature"';
  }
}
