import 'package:dart_jsonwebtoken/dart_jsonwebtoken.dart';

String cardinal(SecretKey key, String issuer, String unit, Map<String, dynamic> order, int now) =>
    JWT({'jti': '$now', 'iat': now, 'iss': issuer, 'OrgUnitId': unit, 'Payload': order, 'ObjectifyPayload': true}).sign(key);
