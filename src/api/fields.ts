type Schema = {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  enum?: unknown[];
  const?: string;
  format?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

/** One line of the documentation: a field, what may stand in it, whether it must be there. */
export type FieldTold = { name: string; words: string; may: string; isRequired: boolean };

/** The fields of a JSON schema as lines, the inner after the outer. */
export function fieldsTold(schema: object, before = ''): FieldTold[] {
  const { properties = {}, required = [], oneOf } = schema as Schema;
  if (oneOf)
    return oneOf.flatMap(one => fieldsTold(one, before).map(field => ({ ...field, words: field.words ? `${one.title}: ${field.words}` : (one.title ?? '') })));
  return Object.entries(properties).flatMap(([name, field]) => {
    const isList = field.type === 'array' && field.items?.enum === undefined;
    const inner = isList ? (field.items ?? {}) : field;
    const path = `${before}${name}${isList ? '[]' : ''}`;
    const words = [field.title, field.description, isList ? inner.description : undefined].filter(Boolean).join(' ');
    return [{ name: path, words, may: mayBe(field), isRequired: required.includes(name) }, ...fieldsTold(inner, `${path}.`)];
  });
}

function mayBe({ type, enum: choices, const: only, items, format, maxLength, minimum, maximum, oneOf }: Schema): string {
  if (only !== undefined) return `“${only}”`;
  if (choices) return choices.map(choice => `“${String(choice)}”`).join(', ');
  if (type === 'array') return items?.enum ? `a list of ${mayBe(items)}` : 'a list';
  if (oneOf || type === 'object') return 'an object';
  if (format === 'date') return 'a date';
  if (type === 'string') return maxLength === undefined ? 'text' : `text, up to ${maxLength.toLocaleString('en-GB')} characters`;
  if (type === 'boolean') return 'true or false';
  return minimum === undefined || maximum === undefined ? 'a number' : `a whole number, ${minimum} to ${maximum}`;
}
