import { govuk } from '#design/govuk.ts';
import { html, type Html, type Piece } from '#design/html.ts';
import { lines } from '#design/ask.ts';
import { sayDate } from '#platform/date-field.ts';
import { languageName } from '../languages.queries.ts';
import type { PlacePage, ServicePage } from '../service-page.ts';
import type { Vacancies } from '../vacancy.ts';
import { vacancyLines } from '../vacancy.view.ts';
import { accessWords, childcareWords, fundedWords, sayAges, sayCost, sayTimes, wayWords } from '../service-words.ts';

type Row = [label: string, value: Piece];
const referralWords = {
  anyone: 'Anybody can come',
  professional: 'Somebody who works with you must ask for you',
  either: 'You can ask yourself, or somebody who works with you can',
};

/** Everything that decides whether a service is of use, one line each. What nobody has said is left out; the cost is always said. */
export function serviceFacts(service: ServicePage, today: Temporal.PlainDate, vacancies: Vacancies | undefined): Html {
  const rows: Row[] = [
    ...aboutWhom(service),
    ...whenAndWhere(service),
    ...howToCome(service),
    ...childcareRows(service, vacancies, today),
    ['Last checked', checkedWords(service, today)],
  ];
  const given = rows.filter(([, value]) => value !== '' && value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0));
  return govuk.summaryList({ rows: given.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })) });
}

const aboutWhom = ({ content }: ServicePage): Row[] => [
  ['Who it is for', [sayAges(content), content.eligibility].filter(Boolean).join('. ')],
  ['Cost', sayCost(content)],
];

const whenAndWhere = (service: ServicePage): Row[] => [
  ['When', listOf([...sayTimes(service.content), ...notesOf(service)])],
  ['Where', service.places.length > 0 ? service.places.map(placeWords) : ''],
  ['How', service.content.ways.map(way => wayWords[way]).join(', ')],
  ['For people who live in', (service.content.areas ?? []).map(({ name }) => name).join(', ')],
];

function howToCome({ content, organization }: ServicePage): Row[] {
  const phones = content.phones ?? organization.phones ?? [];
  const email = content.email ?? organization.email;
  const url = content.url ?? organization.website;
  const contacts = [
    ...phones.map(
      ({ number, description }) => html`<a class="govuk-link" href="tel:${number.replaceAll(' ', '')}">${number}</a>${description && html` (${description})`}`,
    ),
    email !== undefined && html`<a class="govuk-link" href="mailto:${email}">${email}</a>`,
    url !== undefined && html`<a class="govuk-link" href="${url}" rel="noreferrer">${url.replace(/^https?:\/\//, '')}</a>`,
  ].filter(one => one !== false);
  const languages = (content.languages ?? []).map(({ code, name }) => (code === undefined ? name : languageName(code)));
  return [
    ['Contact', listOf(contacts)],
    ['How to join', [content.referral && referralWords[content.referral], content.howToReach].filter(Boolean).join('. ')],
    ['What happens next', content.whatHappensNext ?? ''],
    ['Waiting time', content.waitingTime ?? ''],
    ['Languages', [languages.join(', '), content.interpretation].filter(Boolean).join('. ')],
  ];
}

function childcareRows({ content: { childcare } }: ServicePage, said: Vacancies | undefined, today: Temporal.PlainDate): Row[] {
  if (!childcare) return [];
  const { fundedHours = [], inspected, schoolsCollectedFrom = [], registers = [] } = childcare;
  return [
    ['Kind of childcare', childcareWords[childcare.kind]],
    ['Places free', vacancyLines(said, childcare, today)],
    ['Funded hours', listOf(fundedHours.map(hours => fundedWords[hours] ?? hours))],
    [
      'Ofsted',
      [childcare.ofstedNumber && `Number ${childcare.ofstedNumber}`, inspected && `${inspected.outcome}, ${sayDate(Temporal.PlainDate.from(inspected.on))}`]
        .filter(Boolean)
        .join('. '),
    ],
    ['Registered on', registers.join(', ')],
    ['Collects from', schoolsCollectedFrom.join(', ')],
    ['Meals and extras', childcare.mealsAndExtras ?? ''],
  ];
}

function placeWords({ location, note }: PlacePage): Html {
  if (location.hidden) return html`<p class="govuk-body">The address is not given, for safety.</p>`;
  const [address] = location.addresses ?? [];
  const access = (location.accessibility ?? []).map(({ feature, description }) => (feature ? accessWords[feature] : description));
  return html`<p class="govuk-body">
    ${[location.name, address?.lines, address?.town, address?.postcode].filter(Boolean).join(', ')}${note && html`<br />${note}`}
    ${access.length > 0 && html`<br /><span class="app-quiet">${access.join(', ')}</span>`}
  </p>`;
}

const notesOf = ({ content, places }: ServicePage): string[] => [
  ...new Set([...(content.schedules ?? []), ...places.flatMap(({ schedules = [] }) => schedules)].flatMap(({ description }) => description ?? [])),
];

const listOf = (items: readonly Piece[]): Piece => items.map((item, nth) => html`${nth > 0 && html`<br />`}${item}`);

/** When somebody last looked whether this is right; after its date for looking again, that it may be out of date. */
function checkedWords({ checkedOn, checkedByName, reviewOn }: ServicePage, today: Temporal.PlainDate): string {
  if (checkedOn === null) return 'Nobody has checked this yet';
  const isOld = reviewOn !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(reviewOn), today) < 0;
  const said = `${sayDate(Temporal.PlainDate.from(checkedOn))}${checkedByName === null ? '' : ` by ${checkedByName}`}`;
  return isOld ? `${said}. It may be out of date: ring first` : said;
}

export const description = ({ content }: ServicePage): Html => html`<p class="govuk-body-l">${lines(content.description)}</p>`;
