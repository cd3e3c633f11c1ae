/** Who is acting. `id` is the account, or the session itself for somebody without an account. */
export type Actor = {
  id: string;
  name: string;
  kind: 'worker' | 'family' | 'public' | 'system';
  agencyId: string | null;
  /** The person in a family's record that a family's own account belongs to. */
  personId: string | null;
  roles: readonly string[];
  rights: ReadonlySet<string>;
  sees: 'own families' | 'every family' | 'only what they send';
};

/** The role of the database that each kind of sight becomes; row policies are written for these (db/roles.sql). */
export const databaseRole = {
  'own families': 'sees_own_families',
  'every family': 'sees_every_family',
  'only what they send': 'public_sender',
} as const;

/** Somebody without an account, known by their session only. */
export const somebody = (sessionId: string): Actor => ({
  id: sessionId,
  name: 'Somebody without an account',
  kind: 'public',
  agencyId: null,
  personId: null,
  roles: [],
  rights: new Set(),
  sees: 'only what they send',
});

/** The service itself, for jobs and for the first set-up; db/migrations/002_access.sql gives it its account and role. */
export const theService: Actor = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Open Early Help',
  kind: 'system',
  agencyId: null,
  personId: null,
  roles: [],
  rights: new Set(['manage-accounts', 'label-families', 'allocate', 'decide-requests', 'load-feeds', 'edit-directory']),
  sees: 'every family',
};
