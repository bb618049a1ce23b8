<?php

namespace Shop;

/** The gateway of the house bank, reached through the proxy of the platform. */
class BankGateway
{
    const HOST = 'gateway.bank.example';
    const FORWARD = 'X-Forward-';

    public function headers(array $values, string $keyId, string $secret): array
    {
        $names = ['host', 'v-c-date', 'request-target', 'digest', 'v-c-merchant-id'];
        $lines = [];
        foreach ($names as $name) {
            $lines[] = $name . ': ' . $values[$name];
        }
        $signature = base64_encode(hash_hmac('sha256', implode("\n", $lines), base64_decode($secret), true));
        $out = [];
        $out[self::FORWARD . 'v-c-merchant-id'] = $values['v-c-merchant-id'];
        $out[self::FORWARD . 'Signature'] = sprintf('keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"', $keyId, implode(' ', $names), $signature);
        return $out;
    }
}
