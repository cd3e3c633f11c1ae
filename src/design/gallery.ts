import { govuk } from './govuk.ts';
import { componentsHere, officialFixtures } from './govuk/fixtures.ts';
import { html, type Html } from './html.ts';
import { patternExamples } from './patterns/examples.ts';

const shownOfEach = 6;

/** Every component in its ordinary states, for those who build the service. Reads the official examples, so it is for development alone. */
export const gallery = (): Html =>
  html`<h1 class="govuk-heading-xl">Components</h1>
    <p class="govuk-body-l">Use these before making a new one.</p>
    <h2 class="govuk-heading-l">Our own patterns</h2>
    ${patternExamples().map(({ name, shown }) => example(name, shown))}
    <h2 class="govuk-heading-l">GOV.UK components</h2>
    ${componentsHere().map(component => section(component))}`;

function section(component: string): Html {
  const render = (govuk as Record<string, (options: never) => Html>)[camelCase(component)];
  if (!render) throw new Error(`govuk.ts does not offer ${component}`);
  const ordinary = officialFixtures(component).filter(fixture => !fixture.isHidden);
  const shown = ordinary
    .slice(0, shownOfEach)
    .map((fixture, index) => ({ name: fixture.name, shown: render(apart(fixture.options, `${component}-${index}`) as never) }));
  return html`<h3 class="govuk-heading-m" id="${component}">${component}</h3>
    ${shown.filter(isShowable).map(one => example(one.name, one.shown))}`;
}

// An official example with a style of its own in the markup: our pages allow none.
const isShowable = ({ shown }: { shown: Html }) => !/ style="/.test(shown.markup);

const example = (name: string, shown: Html): Html =>
  html`<p class="govuk-body-s app-gallery__name">${name}</p>
    <div class="app-gallery__example">${shown}</div>`;

const namesOfFields = new Set(['id', 'idPrefix', 'name', 'namePrefix', 'titleId', 'navigationId']);

/** Many examples use the same names; on one page every field needs its own. */
function apart(options: object, prefix: string): object {
  const own = Object.entries(options as Record<string, unknown>).map(([key, value]) => [
    key,
    namesOfFields.has(key) && typeof value === 'string' ? `${prefix}-${value}` : value,
  ]);
  const byDefault = prefix.startsWith('notification-banner') ? { titleId: prefix } : prefix.startsWith('task-list') ? { idPrefix: prefix } : {};
  const menu = prefix.startsWith('service-navigation') ? { navigationId: prefix } : {};
  return { ...(Object.fromEntries(own) as object), ...byDefault, ...menu };
}

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
