import 'dart:convert';
import 'package:crypto/crypto.dart';
import 'package:http/http.dart' as http;

const merchantHeader = 'V-C-Merchant-Id';
const signedHeaders = ['Host', 'V-C-Date', 'Request-Target', 'Digest', merchantHeader];

class Client {
  Client(this.keyId, this.secret);

  final String keyId;
  final List<int> secret;

  Future<http.StreamedResponse> pay(Uri address, Map<String, String> values) {
    final text = signedHeaders.map((name) => '${name.toLowerCase()}: ${values[name]}').join('\n');
    final signed = signedHeaders.map((name) => name.toLowerCase()).join(' ');
    final signature = base64Encode(Hmac(sha256, secret).convert(utf8.encode(text)).bytes);
    final headers = <String, String>{};
    headers[merchantHeader] = values[merchantHeader]!;
    headers['Signature'] = 'keyid="$keyId", algorithm="HmacSHA256", headers="$signed", signature="$signature"';
    final request = http.Request('POST', address);
    headers.forEach((name, value) {
      request.headers[name] = value;
    });
    return request.send();
  }
}
