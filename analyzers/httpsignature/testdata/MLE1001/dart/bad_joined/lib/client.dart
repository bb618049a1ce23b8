import 'dart:convert';
import 'package:crypto/crypto.dart';
import 'package:dio/dio.dart';

class Client {
  Client(this._dio, this._settings);

  final Dio _dio;
  final Settings _settings;

  Future<Response> pay(Map<String, dynamic> payment) async {
    final body = jsonEncode(payment);
    final digest = 'SHA-256=${base64Encode(sha256.convert(utf8.encode(body)).bytes)}';
    final input = [
      'host: ${_settings.host}',
      'request-target: post /pts/v2/payments',
      'digest: $digest',
      'v-c-merchant-id: ${_settings.merchantId}',
    ].join('\n');
    final signature = Hmac(sha256, base64Decode(_settings.secret)).convert(utf8.encode(input));
    return _dio.post(
      'https://${_settings.host}/pts/v2/payments',
      data: body,
      options: Options(headers: {
        'v-c-merchant-id': _settings.merchantId,
        if (body.isNotEmpty) 'Digest': digest,
        'Signature': 'keyid="${_settings.keyId}", algorithm="HmacSHA256", headers="host request-target digest v-c-merchant-id", signature="${base64Encode(signature.bytes)}"',
      }),
    );
  }
}

class Settings {
  const Settings({this.host = 'apitest.cybersource.com', required this.merchantId, required this.keyId, required this.secret});

  final String host;
  final String merchantId;
  final String keyId;
  final String secret;
}
