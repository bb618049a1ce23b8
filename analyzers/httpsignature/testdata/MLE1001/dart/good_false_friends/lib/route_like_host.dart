const routes = {'api.cybersource.webhook': '/hooks/pay', 'api.cybersource.com.settings': '/settings/pay'};
