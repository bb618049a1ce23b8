<?php
namespace Shop; use CyberSource\Authentication\Core\MerchantConfiguration; use CyberSource\Authentication\Util\GlobalParameter;
class C { function make() { $c = new MerchantConfiguration(); $c->setAuthenticationType(GlobalParameter::HTTP_SIGNATURE); $c->setMerchantID('acme'); $c->setRunEnvironment('apitest.cybersource.com'); return $c; } }
