<?php

namespace Shop;

use Jose\Component\Core\AlgorithmManager;
use Jose\Component\Signature\JWSBuilder;
use Jose\Component\Signature\Serializer\CompactSerializer;

class Token
{
    public function send(JWSBuilder $builder, $key, string $certificate, string $digest, string $date, string $body)
    {
        $jws = $builder->create()
            ->withPayload(json_encode(['digest' => $digest, 'digestAlgorithm' => 'SHA-256', 'iat' => $date]))
            ->addSignature($key, ['alg' => 'RS256', 'x5c' => [$certificate]])
            ->build();
        $token = (new CompactSerializer())->serialize($jws, 0);
        $c = curl_init('https://' . getenv('PAY_HOST') . '/pts/v2/payments');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token, 'Content-Type: application/json']);
        curl_setopt($c, CURLOPT_POSTFIELDS, $body);
        return curl_exec($c);
    }
}
