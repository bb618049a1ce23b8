import 'package:jose/jose.dart';

Map<String, String> encData(JsonWebKey key, String keyId, String plain) {
  final builder = JsonWebEncryptionBuilder()
    ..stringContent = plain
    ..encryptionAlgorithm = 'A128GCM'
    ..setProtectedHeader('kid', keyId)
    ..addRecipient(key, algorithm: 'RSA-OAEP-256');
  return {'encData': builder.build().toCompactSerialization()};
}
