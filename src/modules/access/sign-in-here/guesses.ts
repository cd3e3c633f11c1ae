import { sql } from 'kysely';
import type { Platform } from '#platform/work.ts';
import { hashOf } from '../token.ts';

/** What is guessed, by whom: counted by the name or account it is for, and by the address it comes from. */
export type Guess = { what: 'password' | 'code'; of: string; address: string; device: string | null; accountId: string | null };

// A school behind one address types more wrong passwords than one person; the second factor is six digits, and its owner has it at hand.
const free = { password: 5, code: 5, address: 40 } as const;

/** The network somebody is in: of IPv6 its first half, since one household or school has all of the second. */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const v4 = /(?:^|:)ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4) return v4;
  const [head = '', tail = ''] = address.split('::');
  const [first, last] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  return [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last].slice(0, 4).join(':');
};

/**
 * Spends one try before anything is checked. A browser that somebody signed in with before has a count of its own for that account, so that nobody
 * else's guesses keep its owner out. Gives until when to wait, or what to forgive when the try was right.
 */
export async function tryOnce(
  platform: Platform,
  { what, of, address, device, accountId }: Guess,
): Promise<{ waitUntil: Temporal.Instant } | { forgive: () => Promise<void> }> {
  const isKnown = device !== null && (await isDeviceOf(platform, device, accountId ?? nobodyAtAll));
  const network = hashOf(`address ${networkOf(address)}`);
  const name = hashOf(isKnown ? `${what} device ${device} ${of}` : `${what} of ${of}`);
  const counted = isKnown
    ? [{ key: name, allowed: free[what], leaks: 0 }]
    : [
        { key: network, allowed: free.address, leaks: 6 },
        { key: name, allowed: free[what], leaks: 0 },
      ];
  for (const one of counted) {
    const waitUntil = await take(platform, one);
    if (waitUntil) return { waitUntil };
  }
  // What was right clears its own name, and of the address only this one try: a guesser with one account of their own clears nothing else with it.
  return { forgive: () => forgive(platform, name, isKnown ? null : network) };
}

/** One wrong one is forgotten every so many minutes (`leaks`), or after a day without any. */
type Counted = { key: Buffer; allowed: number; leaks: number };

async function take({ db, clock }: Platform, { key, allowed, leaks }: Counted): Promise<Temporal.Instant | null> {
  const asked = sql<{ until: Temporal.Instant | null }>`select access.take_try(${key}, ${allowed}, ${leaks}, ${clock().toString()}) as until`;
  return (await asked.execute(db)).rows[0]?.until ?? null;
}

async function forgive({ db }: Platform, name: Buffer, network: Buffer | null): Promise<void> {
  await sql`select access.forgive(${name}, ${network})`.execute(db);
}

export async function isDeviceOf({ db, clock }: Platform, device: string, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select access.device_is_known(${hashOf(device)}, ${accountId}, ${clock().toString()}) as known`.execute(db);
  return rows[0]?.known === true;
}

export async function rememberDevice({ db, clock }: Platform, device: string, accountId: string): Promise<void> {
  await sql`select access.know_device(${hashOf(device)}, ${accountId}, ${clock().toString()})`.execute(db);
}

// Asked of for a name that is nobody's, so that it takes as long.
const nobodyAtAll = '00000000-0000-7000-8000-000000000000';

/** How long to wait, in words that are the same for every name. */
export function sayWait(until: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.ceil(until.since(now).total('minutes'));
  return `Too many wrong tries. Wait ${minutes <= 1 ? 'a minute' : `${minutes} minutes`}, then try again`;
}
