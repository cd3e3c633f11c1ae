/** Which module may use which. Read downwards: a module may use those above it that it names, and no others. */
export const moduleMap = {
  council: [],
  access: ['council'],
  systems: ['access'],
  directory: ['access', 'systems', 'council'],
  forms: [],
  people: ['access', 'council'],
  referrals: ['access', 'council', 'directory', 'people'],
  commissioning: ['access', 'council', 'directory', 'forms', 'people'],
  assessments: ['access', 'council', 'forms', 'people'],
  plans: ['access', 'council', 'directory', 'people', 'referrals', 'commissioning', 'assessments'],
  'front-door': ['access', 'systems', 'council', 'directory', 'forms', 'people', 'referrals', 'plans'],
  targeting: ['access', 'systems', 'council', 'people'],
} as const satisfies Record<string, readonly string[]>;
