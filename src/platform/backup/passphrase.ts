import type { Environment } from '../start/configuration.ts';

/** Null: the backup is not encrypted. */
export const readPassphrase = (environment: Environment): string | null => environment['BACKUP_PASSPHRASE'] || null;
