<?php
namespace App; use CyberSource\Authentication\Core\MerchantConfiguration;
class C { function make() { $c = new MerchantConfiguration(); $c->setAuthenticationType(config('services.cybersource.auth')); $c->setMerchantID(config('services.cybersource.mid')); $c->setRunEnvironment(config('services.cybersource.host')); return $c; } }
