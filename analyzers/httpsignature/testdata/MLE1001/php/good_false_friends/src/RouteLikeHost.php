<?php

Route::post('/hooks/pay', 'HookController@take')->name('api.cybersource.webhook');
Route::get('/settings/pay', 'SettingsController@show')->name('api.cybersource.com.settings');
