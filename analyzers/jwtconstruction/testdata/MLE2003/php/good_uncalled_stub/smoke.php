<?php

namespace Shop\Pay;

require __DIR__ . '/Token.php';

echo (new Token())->build('{}', $argv[1], $argv[2], $argv[3]);
