import { globSync } from 'node:fs';
import { moduleMap } from './src/modules/module-map.ts';

// The module map as rules. tools/check-module-map.ts runs them, and asserts that they read enough files to mean something.
const inside = name => `^src/modules/${name}/`;
const modules = '^src/modules/';

// plan.ts beside plan.queries.ts, and every policy, hold rules on plain data.
const rules = [...globSync('src/modules/*/*.queries.ts').map(file => file.replace('.queries.ts', '.ts')), ...globSync('src/modules/*/*.policy.ts')];

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'platform-stands-alone', severity: 'error', from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' }, to: { path: '^src/(?!platform/)' } },
    { name: 'design-stands-on-platform', severity: 'error', from: { path: '^src/design/' }, to: { path: '^src/(?!platform/|design/)' } },
    { name: 'modules-do-not-reach-up', severity: 'error', from: { path: modules }, to: { path: '^src/[^/]+\\.ts$' } },
    { name: 'source-knows-no-tests', severity: 'error', from: { path: '^(src|seed)/', pathNot: '\\.test\\.ts$' }, to: { path: '^(test|bench|tools)/' } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: `^(${rules.join('|')})$` },
      to: { path: '^src/platform/(database|page|page-routes|serve|journey)\\.ts$|node_modules/(fastify|pg|kysely)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-through-the-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    { name: 'app-only-through-the-index', severity: 'error', from: { path: '^src/[^/]+\\.ts$' }, to: { path: '^src/modules/[^/]+/', pathNot: '/index\\.ts$' } },
    ...Object.entries(moduleMap).map(([name, uses]) => ({
      name: `${name}-uses-only-${uses.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: inside(name) },
      to: { path: '^src/modules/[^/]+/', pathNot: [name, ...uses].map(inside) },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/design/browser/' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
