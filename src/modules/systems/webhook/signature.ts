import { createHmac } from 'node:crypto';

/** As Standard Webhooks has it: HMAC-SHA256 over id, time and body, once for each key in use. */
export function signatures(keys: readonly string[], id: string, seconds: number, body: string): string {
  const sign = (key: string) =>
    createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64'))
      .update(`${id}.${seconds}.${body}`)
      .digest('base64');
  return keys.map(key => `v1,${sign(key)}`).join(' ');
}
