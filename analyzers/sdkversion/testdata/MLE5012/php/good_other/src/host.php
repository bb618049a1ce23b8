<?php

const HOST = 'apitest.cybersource.com';
