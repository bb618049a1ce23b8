<?php

namespace Shop;

class ActivityPub
{
    public function headers($key, string $actor, string $host, string $date, string $digest): array
    {
        $text = "(request-target): post /inbox\nhost: $host\ndate: $date\ndigest: SHA-256=$digest";
        openssl_sign($text, $signature, $key, OPENSSL_ALGO_SHA256);
        return [
            'Date' => $date,
            'Digest' => 'SHA-256=' . $digest,
            'Signature' => 'keyId="' . $actor . '#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="' . base64_encode($signature) . '"',
        ];
    }
}
