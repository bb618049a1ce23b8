import 'dart:io';

const api = 'https://apitest.cybersource.com';

bool genuine(HttpRequest request, String Function(String) sign, String body) {
  final signature = request.headers.value('v-c-signature');
  return signature != null && signature == sign(body);
}
