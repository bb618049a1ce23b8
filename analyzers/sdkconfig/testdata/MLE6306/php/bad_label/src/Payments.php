<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Payments
{
    const SANDBOX = 'CyberSource.Environment.SANDBOX';

    public function config(): MerchantConfiguration
    {
        $c = new MerchantConfiguration();
        $c->setAuthenticationType('jwt');
        $c->setMerchantID('acme');
        $c->setRunEnvironment(self::SANDBOX);
        return $c;
    }
}
