import { hash } from 'node:crypto';
import type { FeedField } from './feed.ts';

/** What of a row says who it is about, in the order in which it is hashed. */
export const identity = [
  ...(['forename', 'middle_name', 'surname', 'full_name', 'sex', 'born', 'address', 'address_2', 'house', 'town', 'postcode'] as const),
  ...(['phone', 'email', 'nhs_number', 'upn', 'other_id'] as const),
] satisfies FeedField[];

const plain = (text: string | null | undefined) => (text ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * By what a row of a feed is known again in the feed's next file, so that what people decided of it holds there too: the partner's own number for the person;
 * without one, everything the row says of who they are, in small letters and single spaces. Unique within a feed alone. Always 22 letters, and nothing can be read from it.
 */
export function lastingKeyOf(row: Readonly<Partial<Record<FeedField, string | null>>>): string {
  const theirs = plain(row.their_id);
  const said = theirs === '' ? `who\u001f${identity.map(field => plain(row[field])).join('\u001f')}` : `id\u001f${theirs}`;
  return hash('sha256', said, 'base64url').slice(0, 22);
}
