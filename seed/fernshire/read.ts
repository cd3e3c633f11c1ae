import { readdirSync, readFileSync } from 'node:fs';
import type { Agency, Council, FamilyAccount, FamilyStory, Worker } from './types.ts';

const here = new URL('./', import.meta.url);
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, here), 'utf8')) as T;

/** Fernshire as it is written: the council, its agencies and workers, and each family's story. */
export const readFernshire = () => ({
  council: read<Council>('council.json'),
  agencies: read<readonly Agency[]>('agencies.json'),
  workers: read<readonly Worker[]>('workers.json'),
  accounts: read<readonly FamilyAccount[]>('family-accounts.json'),
  families: readdirSync(new URL('families/', here))
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => read<FamilyStory>(`families/${file}`)),
});

export type Fernshire = ReturnType<typeof readFernshire>;
