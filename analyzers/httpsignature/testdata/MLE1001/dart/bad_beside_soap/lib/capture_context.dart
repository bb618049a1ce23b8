import 'package:http/http.dart' as http;

Future<http.Response> captureContext(String merchant, String key, String date, String mac, String body) {
  return http.post(
    Uri.parse('https://apitest.cybersource.com/microform/v2/sessions'),
    headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      'Signature': 'keyid="$key", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="$mac"',
    },
    body: body,
  );
}
