import { eventKind } from '../event.ts';

export const databaseRestored = eventKind<{ madeAt: string; version: string }>('backup.restored', () => 'put the whole record back from a backup', {
  quiet: true,
});
