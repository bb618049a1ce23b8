<?php

namespace Shop;

use Jose\Component\Encryption\JWEBuilder;
use Jose\Component\Encryption\Serializer\CompactSerializer;

class Client
{
    const HOST = 'apitest.cybersource.com';

    private function seal(JWEBuilder $builder, $key, string $serial, string $plain): string
    {
        $jwe = $builder->create()->withPayload($plain)
            ->withSharedProtectedHeader(['alg' => 'RSA-OAEP-256', 'enc' => 'A256GCM', 'kid' => $serial, 'iat' => time()])
            ->addRecipient($key)->build();
        return json_encode(['encryptedRequest' => (new CompactSerializer())->serialize($jwe, 0)]);
    }

    public function pay(JWEBuilder $builder, $key, string $serial, string $plain, string $merchant, string $keyId, string $secret)
    {
        $body = $this->seal($builder, $key, $serial, $plain);
        $date = gmdate('D, d M Y H:i:s T');
        $digest = 'SHA-256=' . base64_encode(hash('sha256', $body, true));
        $text = 'host: ' . self::HOST . "\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant";
        $signature = base64_encode(hash_hmac('sha256', $text, base64_decode($secret), true));
        $c = curl_init('https://' . self::HOST . '/pts/v2/payments');
        curl_setopt($c, CURLOPT_HTTPHEADER, [
            'v-c-merchant-id: ' . $merchant,
            'v-c-date: ' . $date,
            'Digest: ' . $digest,
            'Signature: keyid="' . $keyId . '", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="' . $signature . '"',
        ]);
        curl_setopt($c, CURLOPT_POSTFIELDS, $body);
        return curl_exec($c);
    }
}
