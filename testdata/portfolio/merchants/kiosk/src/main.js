import { sell } from './client.js';
import { settings } from './settings.js';

console.log(await sell(settings(), { code: 'paper-12', price: '3.20' }));
