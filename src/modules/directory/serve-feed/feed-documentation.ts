import { licence } from './licence.ts';
import { parameters, understood, type ParameterName } from './parameters.ts';

const about: Readonly<Record<keyof typeof understood, string>> = {
  services: 'Services, with what there is one of; or in full.',
  service_at_locations: 'Services at the places where they are to be had.',
  organizations: 'Who provides services.',
  taxonomies: 'The lists of terms that services are put under.',
  taxonomy_terms: 'Their terms.',
};
const schemas: Readonly<Record<keyof typeof understood, string>> = {
  services: 'service',
  service_at_locations: 'service_at_location',
  organizations: 'organization',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
};
const schemaOf = (name: string) => ({ $ref: `https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/${name}.json` });

const json = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });
const wrong = { description: 'What is wrong with which parameter.', content: { 'application/problem+json': { schema: { type: 'object' } } } };

const parameterOf = (name: ParameterName) => ({
  name,
  in: 'query',
  required: false,
  description: parameters[name].does,
  schema: { type: parameters[name].type },
});

type PathItem = readonly [string, object];

/** The feed described for software (OpenAPI), from the parameters that it really reads. */
export function feedDocumentation({ url, version, publisher }: { url: string; version: string; publisher: string }): object {
  const paths = Object.entries(understood).flatMap(([name, allowed]): PathItem[] => {
    const list = name as keyof typeof understood;
    const record = schemaOf(schemas[list]);
    const page = { allOf: [{ $ref: '#/components/schemas/Page' }, { properties: { contents: { type: 'array', items: record } } }] };
    return [
      [
        `/${name}`,
        {
          get: {
            summary: about[list],
            parameters: allowed.map(parameterOf),
            responses: { 200: json('A page of them.', page), 304: { description: 'You have this already.' }, 400: wrong },
          },
        },
      ],
      [
        `/${name}/{id}`,
        {
          get: {
            summary: `One of them, in full.`,
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
            responses: { 200: json('With everything that belongs to it.', record), 404: { description: 'There is none, or it is not public.' } },
          },
        },
      ],
    ];
  });
  return {
    openapi: '3.1.0',
    info: {
      title: `The local offer of ${publisher}`,
      version,
      description: 'Services for families by the Open Referral UK standard (HSDS-UK 3.0). Anybody may read this; parameters add up.',
      license: licence,
    },
    servers: [{ url }],
    paths: {
      '/': { get: { summary: 'What this is, and by which version of the standard.', responses: { 200: json('About this feed.', { type: 'object' }) } } },
      '/everything.json': { get: { summary: 'Everything in one file.', responses: { 200: json('Everything.', { type: 'object' }) } } },
      '/everything.zip': { get: { summary: 'Everything as the tables of the standard, in CSV.', responses: { 200: { description: 'A zip of CSV files.' } } } },
      ...Object.fromEntries(paths),
    },
    components: { schemas: { Page: pageSchema } },
  };
}

const pageSchema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(['total_items', 'total_pages', 'page_number', 'size'].map(name => [name, { type: 'integer' }])),
    ...Object.fromEntries(['first_page', 'last_page', 'empty'].map(name => [name, { type: 'boolean' }])),
  },
};
