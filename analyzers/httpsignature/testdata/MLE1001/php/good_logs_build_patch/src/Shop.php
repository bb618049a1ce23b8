<?php

const GATEWAY = 'https://apitest.cybersource.com';
