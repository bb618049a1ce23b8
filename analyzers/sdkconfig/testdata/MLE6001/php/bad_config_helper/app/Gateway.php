<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Gateway
{
    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType(config('pay.scheme'));
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        return $config;
    }
}
