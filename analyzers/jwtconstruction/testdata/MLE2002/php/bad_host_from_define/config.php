<?php

define('PAY_HOST', 'apitest.cybersource.com');
define('PAY_MERCHANT', 'acme');
