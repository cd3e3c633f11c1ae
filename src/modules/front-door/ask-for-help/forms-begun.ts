import { getNewestVersion, getVersion, type Definition } from '#modules/forms/index.ts';
import type { Typed } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';

/** The two forms a draft may be asked with: by those who ask for themselves, and by those who ask for others. */
export type FormsBegun = { family: Definition; relative: Definition };

/** Their versions, kept with the draft. */
export const beginForms = async (work: Work): Promise<Typed> => ({
  family: String((await getNewestVersion(work, 'request-family')).version),
  relative: String((await getNewestVersion(work, 'request-relative')).version),
});

export const formsBegun = async (work: Work, begun: Typed): Promise<FormsBegun> => ({
  family: await getVersion(work, 'request-family', Number(begun['family'])),
  relative: await getVersion(work, 'request-relative', Number(begun['relative'])),
});
