import { token } from './token';

console.log(token(process.argv[2], process.argv[3], process.argv[4], process.argv[5], '{}'));
