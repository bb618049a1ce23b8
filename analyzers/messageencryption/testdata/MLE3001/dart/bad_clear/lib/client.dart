class Client {
  static const host = 'https://apitest.cybersource.com';

  String body(String amount) => '{"amount":"$amount"}';
}
