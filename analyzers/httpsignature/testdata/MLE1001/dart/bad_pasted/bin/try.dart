import 'package:http/http.dart' as http;

Future<void> main() async {
  final reply = await http.post(
    Uri.parse('https://apitest.cybersource.com/pts/v2/payments'),
    headers: {
      'v-c-merchant-id': 'acme',
      'Date': 'Mon, 12 Jan 2026 10:00:00 GMT',
      'Signature': 'keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA="',
    },
  );
  print(reply.statusCode);
}
