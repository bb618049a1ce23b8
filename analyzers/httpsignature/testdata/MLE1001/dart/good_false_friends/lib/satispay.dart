Map<String, String> satispay(String Function(String) sign, String keyId, String date, String digest) {
  final signature = sign('(request-target): post /g_business/v1/payments\nhost: authservices.satispay.com\ndate: $date\ndigest: $digest');
  return {
    'Digest': digest,
    'Authorization': 'Signature keyId="$keyId", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="$signature"',
  };
}
