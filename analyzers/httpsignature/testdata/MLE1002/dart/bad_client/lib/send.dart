import 'dart:convert';
import 'dart:io';

Future<String> send(String body, String signature, String merchantId) async {
  final client = HttpClient();
  final request = await client.postUrl(Uri.https('apitest.cybersource.com', '/pts/v2/payments'));
  request.headers
    ..set('v-c-merchant-id', merchantId)
    ..set('Signature', signature);
  request.write(body);
  return utf8.decodeStream(await request.close());
}
