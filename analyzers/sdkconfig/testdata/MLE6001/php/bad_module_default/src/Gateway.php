<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Gateway
{
    private $config;

    public function __construct($factory)
    {
        $this->config = $factory->get('shop_pay.settings');
    }

    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType($this->config->get('scheme'));
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        return $config;
    }
}
