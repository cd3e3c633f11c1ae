import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const here = join(import.meta.dirname, '..');

/** One call found in the source: its type arguments, its arguments as written, and the properties of its first if that is an object. */
export type Call = { file: string; types: string[]; words: string[]; properties: Record<string, string> };

/** Every call of one function in the files of a pattern, tests left out. */
export function callsIn(pattern: string, name: string, root = here): Call[] {
  const files = globSync(pattern, { cwd: root }).filter(file => !file.endsWith('.test.ts'));
  return files.sort().flatMap(file => {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ESNext, true);
    const calls: Call[] = [];
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name) calls.push(callOf(node, file));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return calls;
  });
}

function callOf(node: ts.CallExpression, file: string): Call {
  const [first] = node.arguments;
  const properties: Record<string, string> = {};
  if (first && ts.isObjectLiteralExpression(first)) {
    for (const property of first.properties) {
      if (ts.isPropertyAssignment(property)) properties[property.name.getText()] = property.initializer.getText();
      if (ts.isShorthandPropertyAssignment(property)) properties[property.name.text] = property.name.text;
    }
  }
  return { file, types: (node.typeArguments ?? []).map(type => type.getText()), words: node.arguments.map(one => one.getText()), properties };
}

/** What a quoted text says. */
export const textOf = (quoted: string) => quoted.replaceAll(/^['"`]|['"`]$/g, '');
