import 'package:jose/jose.dart';

Future<String> open(JsonWebKeyStore keys, String payload) async {
  final jwe = JsonWebEncryption.fromCompactSerialization(payload);
  return (await jwe.getPayload(keys)).stringContent;
}
