import 'package:dio/dio.dart';

class SigningInterceptor extends Interceptor {
  SigningInterceptor(this.sign, this.merchantId);

  final String Function(RequestOptions) sign;
  final String merchantId;

  @override
  void onRequest(RequestOptions options, RequestInterceptorHandler handler) {
    options.baseUrl = 'https://apitest.cybersource.com';
    options.headers['v-c-merchant-id'] = merchantId;
    options.headers['Signature'] = sign(options);
    handler.next(options);
  }
}
