import 'dart:convert';
import 'package:http/http.dart' as http;

Future<http.Response> pay(String token, String amount) => http.post(
      Uri.parse('https://apitest.cybersource.com/pts/v2/payments'),
      headers: {'Authorization': 'Bearer $token'},
      body: jsonEncode({'orderInformation': {'amountDetails': {'totalAmount': amount}}}),
    );
