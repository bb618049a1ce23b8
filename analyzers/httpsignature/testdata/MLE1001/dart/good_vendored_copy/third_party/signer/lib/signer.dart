String header(String Function(String) mac, String key, String host, String merchant) {
  final text = 'host: $host\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: $merchant';
  return 'keyid="$key", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="${mac(text)}"';
}
