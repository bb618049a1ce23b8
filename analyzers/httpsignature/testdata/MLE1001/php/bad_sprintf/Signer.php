<?php

namespace Shop\Pay;

class Signer
{
    private const HOST = 'apitest.cybersource.com';
    private const SIGNED = ['host', 'v-c-date', 'request-target', 'digest', 'v-c-merchant-id'];

    public function __construct(private string $key, private string $secret, private string $merchant)
    {
    }

    public function headers(string $path, string $body): array
    {
        $date = gmdate('D, d M Y H:i:s') . ' GMT';
        $digest = 'SHA-256=' . base64_encode(hash('sha256', $body, true));
        $text = "host: " . self::HOST . "\n";
        $text .= "v-c-date: $date\n";
        $text .= "request-target: post {$path}\n";
        $text .= "digest: $digest\nv-c-merchant-id: {$this->merchant}";
        $signature = base64_encode(hash_hmac('sha256', $text, base64_decode($this->secret), true));
        $header = sprintf('keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"', $this->key, implode(' ', self::SIGNED), $signature);
        return ['v-c-merchant-id: ' . $this->merchant, 'v-c-date: ' . $date, 'Digest: ' . $digest, 'Signature: ' . $header];
    }
}
