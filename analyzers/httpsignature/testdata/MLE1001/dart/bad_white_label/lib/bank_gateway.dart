enum Wire {
  merchant('v-c-merchant-id'),
  signature('signature');

  const Wire(this.header);

  final String header;
}

/// The gateway of the house bank, reached through the proxy of the platform.
class BankGateway {
  static const host = 'gateway.bank.example';
  static const forward = 'x-forward-';

  Map<String, String> headers(String merchant, String keyId, String date, String digest, String Function(String) mac) {
    final text = 'host: $host\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\n${Wire.merchant.header}: $merchant';
    final signature = mac(text);
    return {
      forward + Wire.merchant.header: merchant,
      forward + Wire.signature.header: 'keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="$signature"',
    };
  }
}
