<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Payments
{
    public function config(): MerchantConfiguration
    {
        $c = new MerchantConfiguration();
        $c->setAuthenticationType(Scheme::CLASSIC);
        $c->setMerchantID('acme');
        $c->setRunEnvironment('apitest.cybersource.com');
        return $c;
    }
}
