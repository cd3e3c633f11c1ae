import { moduleMap } from '#modules/module-map.ts';

/** The map of modules as a picture and a list. */
export function moduleMapPage(): string {
  const arrows = Object.entries(moduleMap).flatMap(([name, uses]) => (uses.length > 0 ? uses.map(used => `  ${name} --> ${used}`) : [`  ${name}`]));
  const rows = Object.entries(moduleMap).map(([name, uses]) => `| \`${name}\` | ${uses.map(used => `\`${used}\``).join(', ') || 'none'} | ${usedBy(name)} |`);
  return `# Modules, and which may use which

Written from src/modules/module-map.ts by \`npm run generate\`. \`platform\` knows nothing of early help; \`design\` stands on it; modules stand on
both; src/app.ts puts them together. A module reaches another only through its index.ts, and only along an arrow.

\`\`\`mermaid
flowchart TD
${arrows.join('\n')}
\`\`\`

| module | may use | is used by |
|---|---|---|
${rows.join('\n')}
`;
}

const usedBy = (name: string) =>
  Object.entries(moduleMap)
    .filter(([, uses]) => (uses as readonly string[]).includes(name))
    .map(([user]) => `\`${user}\``)
    .join(', ') || 'none';
