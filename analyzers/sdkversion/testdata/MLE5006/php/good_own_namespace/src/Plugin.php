<?php

declare(strict_types=1);

namespace CyberSource\Acme;

use CyberSource\Acme\Signing;

class Plugin
{
    public const HOST = 'https://apitest.cybersource.com';

    public function signer(): Signing\Signer
    {
        return new Signing\Signer();
    }
}
