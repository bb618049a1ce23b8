<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;
use Symfony\Component\Yaml\Yaml;

class Payments
{
    public function config(): MerchantConfiguration
    {
        $settings = Yaml::parseFile(__DIR__ . '/../config/gateway.yaml');
        $c = new MerchantConfiguration();
        $c->setAuthenticationType($settings['gateway']['authentication-type']);
        $c->setMerchantID($settings['gateway']['merchant-id']);
        $c->setRunEnvironment('apitest.cybersource.com');
        return $c;
    }
}
