import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '../webhook/public-address.ts';

/** What is wrong with where a system wants to be told, as far as the address itself shows; what its name stands for is looked at each time. */
export function webhookUrlMistake(text: string, { mayBeLocal }: { mayBeLocal: boolean }): string | null {
  if (!URL.canParse(text) || text.length > 500) return 'Enter a web address, like https://records.example.org/early-help';
  const { protocol, hostname, username, password, hash } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || isLoopbackAddress(host);
  if (isLocal && mayBeLocal && /^https?:$/.test(protocol)) return null;
  if (protocol !== 'https:') return 'The address must begin with https://';
  if (username || password) return 'The address must not hold a name or a password';
  if (hash) return 'The address must not hold a #';
  if (isLocal || !host.includes('.') ? !isIP(host) : false) return 'The address must be one on the public internet';
  return isIP(host) && !isPublicAddress(host) ? 'The address must be one on the public internet' : null;
}
