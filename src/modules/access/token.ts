import { createHash } from 'node:crypto';

/** Only the hash of a link's or a cookie's token is ever kept. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
