import type { Tree } from './rule.ts';
import shipped from './shipped-rules.json' with { type: 'json' };

/** A rule that comes with the service. It finds nobody until a council has taken it, looked at it and published it. */
export type ShippedRule = { key: string; name: string; purpose: string; source: string; tree: Tree };

export const shippedRules = shipped.rules as readonly ShippedRule[];
