import type { Kind } from './lives.ts';

const words = { address: 'Quillmarsh', email: 'zanthorpe', school: 'Vexleigh', note: 'Brindlewick' } as const;

/** A word that stands only in the protected part of one family's record, and so tells where it leaked from. */
export const canaryOf = (kind: Kind, where: keyof typeof words) => `${words[where]}${kind}`;

/** Any of them, wherever it comes from. */
export const anyCanary = new RegExp(Object.values(words).join('|'), 'i');
