import type { Family } from './family.ts';

/** Where forms about a family lead back to. */
export const familyAt = (familyId: string) => `/families/${familyId}`;
export const backToFamily = ({ id }: Family) => ({ href: familyAt(id), text: 'The family’s page' });
