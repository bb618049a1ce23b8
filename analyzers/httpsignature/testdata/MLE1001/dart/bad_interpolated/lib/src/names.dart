const host = 'apitest.cybersource.com';

class Names {
  static const merchant = 'v-c-merchant-id';
  static const signed = ['host', 'v-c-date', 'request-target', 'digest', merchant];
}
