import { settings } from '../src/settings.ts';

/** Every setting, for whoever runs the service. */
export function configurationPage(): string {
  const groups = settings.map(
    group => `## ${group.title}

| setting | when it is not set | what it means |
|---|---|---|
${group.settings.map(({ name, otherwise, meaning, isSecret }) => `| \`${name}\`${isSecret ? ' (secret)' : ''} | ${otherwise || 'nothing'} | ${meaning} |`).join('\n')}
`,
  );
  return `# Settings

Written from src/settings.json by \`npm run generate\`. All of them are variables of the environment, and none is needed to try the service.
\`npm start -- --check\` prints what is set, without secrets, and a line for each mistake; every start checks them too. \`npm start -- --empty\` starts
without the made-up council.

${groups.join('\n')}`;
}
