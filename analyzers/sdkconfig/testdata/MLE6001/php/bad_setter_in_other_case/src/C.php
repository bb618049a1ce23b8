<?php
namespace Shop; use CyberSource\Authentication\Core\MerchantConfiguration;
class C { const TYPE = 'http_signature'; function make() { $c = new MerchantConfiguration(); $c->setauthenticationType(strtoupper(trim(self::TYPE))); $c->setMerchantID('acme'); return $c; } }
