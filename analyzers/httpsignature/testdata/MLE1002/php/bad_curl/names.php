<?php

define('SIGNATURE_HEADER', 'Signature');
const MERCHANT_HEADER = 'v-c-merchant-id';
