export const routes: Record<string, string> = { 'api.cybersource.webhook': '/hooks/pay', 'api.cybersource.com.settings': '/settings/pay' };
