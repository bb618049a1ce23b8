<?php
use Firebase\JWT\JWT; use Jose\Component\Encryption\JWEBuilder; use Jose\Component\Encryption\JWEDecrypter; use Jose\Component\Encryption\Serializer\CompactSerializer;
class P { function pay(array $payload, $builder, JWEDecrypter $d, $cert, $own, $key, $mid, $kid, $path) {
 $jwe = $builder->create()->withPayload(json_encode($payload))->withSharedProtectedHeader(['alg' => 'RSA-OAEP-256', 'enc' => 'A256GCM', 'kid' => $kid, 'iat' => time()])->addRecipient($cert)->build();
 $body = json_encode(['encryptedRequest' => (new CompactSerializer())->serialize($jwe, 0)]);
 $now = time();
 $token = JWT::encode(['iat' => $now, 'exp' => $now + 120, 'iss' => $mid, 'jti' => uuid(), 'request-host' => 'apitest.cybersource.com', 'request-method' => 'post', 'request-resource-path' => $path, 'v-c-jwt-version' => '2', 'v-c-merchant-id' => $mid, 'digest' => base64_encode(hash('sha256', $body, true)), 'digestAlgorithm' => 'SHA-256', 'v-c-response-mle-kid' => $kid], $key, 'RS256', $kid);
 $reply = json_decode((string) (new GuzzleHttp\Client())->post('https://apitest.cybersource.com' . $path, ['body' => $body, 'headers' => ['Authorization' => 'Bearer ' . $token]])->getBody(), true);
 if (isset($reply['encryptedResponse'])) { $j = (new CompactSerializer())->unserialize($reply['encryptedResponse']); $d->decryptUsingKey($j, $own, 0); return json_decode($j->getPayload(), true); }
 return $reply; } }
