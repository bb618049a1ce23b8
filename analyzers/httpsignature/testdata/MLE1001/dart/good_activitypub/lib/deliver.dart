import 'dart:convert';
import 'package:http/http.dart' as http;

Future<void> deliver(Uri inbox, String body, String keyId, String Function(String) sign, String digest, String date) async {
  final text = '(request-target): post ${inbox.path}\nhost: ${inbox.host}\ndate: $date\ndigest: SHA-256=$digest';
  final signature = sign(text);
  await http.post(inbox, body: body, headers: {
    'Date': date,
    'Digest': 'SHA-256=$digest',
    'Signature': 'keyId="$keyId",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="$signature"',
    'Content-Type': 'application/activity+json',
  });
}
