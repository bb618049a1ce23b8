export const PORTAL = 'https://businesscenter.cybersource.com';

export const greeting = (name: string): string => `Hello ${name}`;
