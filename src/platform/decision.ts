/** What a policy answers. A "no" always says why, in words the person can read. */
export type Decision = { allowed: true } | { allowed: false; reason: string };

export const yes: Decision = { allowed: true };
export const no = (reason: string): Decision => ({ allowed: false, reason });

/** The first "no" of several decisions, or "yes". */
export const all = (...decisions: Decision[]): Decision => decisions.find(decision => !decision.allowed) ?? yes;
