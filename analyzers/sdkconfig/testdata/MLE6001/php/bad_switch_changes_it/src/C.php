<?php
namespace Shop; use CyberSource\Authentication\Core\MerchantConfiguration;
class C { function make() { $c = new MerchantConfiguration(); $mle = getenv('USE_MLE') === '1'; $c->setAuthenticationType($mle ? 'JWT' : 'HTTP_SIGNATURE'); if ($mle) { $c->setUseMLEGlobally(true); } $c->setMerchantID('acme'); $c->setRunEnvironment('apitest.cybersource.com'); return $c; } }
