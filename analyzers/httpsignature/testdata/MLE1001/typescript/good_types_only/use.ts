import type { Signed } from './types';

export const describe = (s: Signed): number => s.headers.length;
