import 'package:http/http.dart' as http;

Future<http.Response> rates(String time, String mac, String body) =>
    http.post(Uri.parse('https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates'), headers: {'x-pay-token': 'xv2:$time:$mac'}, body: body);
