import { readdir, readFile } from 'node:fs/promises';
import type { Definition } from './definition.ts';
import { faultsIn } from './definition-faults.ts';

const folder = new URL('./definitions/', import.meta.url);

/** The forms written in definitions/, one file a version: early-help-assessment.1.json. Refuses a form with faults. */
export async function readDefinitions(from: URL = folder): Promise<Definition[]> {
  const names = (await readdir(from)).filter(name => name.endsWith('.json')).sort();
  return Promise.all(names.map(name => readDefinition(from, name)));
}

async function readDefinition(from: URL, name: string): Promise<Definition> {
  // Its shape is what faultsIn looks at next.
  const definition = JSON.parse(await readFile(new URL(name, from), 'utf8')) as Definition;
  const faults = faultsIn(definition);
  if (name !== `${definition.form}.${definition.version}.json`) faults.push(`The file must be called ${definition.form}.${definition.version}.json`);
  if (faults.length > 0) throw new Error(`${name} cannot be published:\n${faults.join('\n')}`);
  return definition;
}
