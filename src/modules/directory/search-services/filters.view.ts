import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { ask } from '#design/ask.ts';
import type { FormView } from '#platform/page.ts';
import { typedText } from '#platform/form.ts';
import { languageName } from '../languages.queries.ts';
import type { Term } from '../taxonomies.queries.ts';
import { filterFields, searchForm, type SearchInput } from './search.form.ts';
import type { Searched } from './load-search.ts';

/** The questions of the search, answered as they were last typed. */
export function questionsOf({ typed, mistakes }: Searched) {
  const view = { form: searchForm, typed, mistakes } as unknown as FormView<SearchInput>;
  return (name: keyof SearchInput) => ask(view, name);
}

/** What narrows the list: closed until somebody opens it, so that the list comes first; open while something in it is wrong. */
export function filters(searched: Searched): Html {
  const { typed, terms, languages, mistakes } = searched;
  const question = questionsOf(searched);
  const isWrong = filterFields.some(name => name in mistakes);
  const select = (name: string, label: string, items: readonly { value: string; text: string }[]) =>
    govuk.select({
      id: name,
      name,
      label: { text: label, classes: 'govuk-label--s' },
      value: typedText(typed, name),
      items: [{ value: '', text: 'Choose' }, ...items],
    });
  return html`<details class="app-filter app-filter--wide" ${isWrong && html` open`}>
    <summary class="app-filter__title">Age, day, cost and more</summary>
    <div class="app-filter__body">
      <div class="app-filter__columns">
        ${question('age')} ${question('day')} ${question('time')} ${question('within')} ${question('cost')}
        ${select(
          'category',
          'About',
          inOrder(terms).map(({ id, name, parentId }) => ({ value: id, text: parentId === null ? name : `– ${name}` })),
        )}
        ${select(
          'language',
          'Language spoken',
          languages.map(code => ({ value: code, text: languageName(code) })),
        )}
        ${question('childcare')}
      </div>
      ${question('more')} ${govuk.button({ text: 'Apply filters' })}
    </div>
  </details>`;
}

/** Those at the top of the first taxonomy, each with what is under it. */
export function inOrder(terms: readonly Term[]): Term[] {
  const first = terms.filter(({ taxonomyId }) => taxonomyId === terms[0]?.taxonomyId);
  return first.filter(({ parentId }) => parentId === null).flatMap(top => [top, ...first.filter(({ parentId }) => parentId === top.id)]);
}

/** What narrows the list now; each is a button that takes it away. */
export function chosen({ typed, terms }: Searched): Html | false {
  const fields = searchForm.fields as Readonly<
    Record<string, { label: string; read: (typed: Searched['typed'], name: string) => object; say: (value: never) => string }>
  >;
  const said = filterFields.flatMap(name => {
    const field = fields[name];
    const reading = field?.read(typed, name);
    if (!field || !reading || !('value' in reading) || reading.value === null) return [];
    const value = field.say(reading.value as never);
    const words = name === 'category' ? (terms.find(({ id }) => id === value)?.name ?? '') : name === 'language' ? languageName(value) : value;
    return words === '' ? [] : [{ name, text: name === 'age' ? `Aged ${words}` : words }];
  });
  if (said.length === 0) return false;
  return html`<ul class="app-filter__chosen">
    ${said.map(
      ({ name, text }) =>
        html`<li>
          <button class="app-filter__tag" name="without" value="${name}"><span class="govuk-visually-hidden">Remove this filter: </span>${text}</button>
        </li>`,
    )}
  </ul>`;
}
