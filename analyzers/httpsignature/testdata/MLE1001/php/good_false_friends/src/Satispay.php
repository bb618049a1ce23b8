<?php

namespace Shop;

class Satispay
{
    const HOST = 'authservices.satispay.com';

    public function headers($key, string $keyId, string $date, string $body): array
    {
        $digest = 'SHA-256=' . base64_encode(hash('sha256', $body, true));
        openssl_sign('(request-target): post /g_business/v1/payments' . "\nhost: " . self::HOST . "\ndate: $date\ndigest: $digest", $raw, $key, OPENSSL_ALGO_SHA256);
        $signature = base64_encode($raw);
        return ['Digest' => $digest, 'Date' => $date, 'Authorization' => "Signature keyId=\"$keyId\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"$signature\""];
    }
}
