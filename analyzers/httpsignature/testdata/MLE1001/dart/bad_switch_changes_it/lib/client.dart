import 'dart:convert';
import 'package:http/http.dart' as http;

class Client {
  Client(this.mle, this.merchant, this.keyId);

  final bool mle;
  final String merchant;
  final String keyId;

  /// Encrypted payments go with a token, the others are signed as before.
  Future<http.Response> pay(String sealed, String plain, String token, String date, String mac) {
    final address = Uri.parse('https://apitest.cybersource.com/pts/v2/payments');
    if (mle) {
      return http.post(address, headers: {'Authorization': 'Bearer $token'}, body: jsonEncode({'encryptedRequest': sealed}));
    }
    return http.post(address, headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      'Signature': 'keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="$mac"',
    }, body: plain);
  }
}
