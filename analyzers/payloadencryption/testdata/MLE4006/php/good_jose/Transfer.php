<?php

namespace Shop\Transfer;

use GuzzleHttp\Client;
use Jose\Component\Core\JWK;
use Jose\Component\Encryption\JWEBuilder;
use Jose\Component\Encryption\JWEDecrypter;
use Jose\Component\Encryption\Serializer\CompactSerializer;

class Transfer
{
    const URL = 'https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment';

    public function pay(JWEBuilder $builder, JWEDecrypter $opener, JWK $theirs, JWK $own, array $payment, string $keyId)
    {
        $jwe = $builder->create()
            ->withPayload(json_encode($payment))
            ->withSharedProtectedHeader(['alg' => 'RSA-OAEP-256', 'enc' => 'A256GCM', 'kid' => $keyId])
            ->addRecipient($theirs)
            ->build();
        $body = json_encode(['encrypted_payload' => ['data' => (new CompactSerializer())->serialize($jwe, 0)]]);
        $response = (new Client())->post(self::URL, ['body' => $body, 'headers' => ['X-Encrypted' => 'true']]);
        $reply = json_decode((string) $response->getBody(), true);
        $sealed = (new CompactSerializer())->unserialize($reply['encrypted_payload']['data']);
        $opener->decryptUsingKey($sealed, $own, 0);
        return $sealed->getPayload();
    }
}
