import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { summary, type Definition } from '#modules/forms/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { agreements, fullName, safeWays, senders, type RequestPerson, type SupportRequest } from '../request.ts';

type Row = [label: string, answer: Html | string | null];

/** The request as it was asked, in the words of the form's version that asked it. `withSender`: who sent it and how they are reached. */
export function requestSummary(request: SupportRequest, definition: Definition, { withSender }: { withSender: boolean }): Html {
  return html`${part('Who it is about', peopleRows(request))}
  ${part(
    'What was asked and answered',
    summary(definition, request.answers).map(({ wording, lines: said }) => [
      wording,
      said.length > 1 ? list(said) : said.length === 1 ? lines(said[0]!) : null,
    ]),
  )}
  ${part('What the family knows', agreementRows(request))} ${part('Who already helps', helperRows(request))}
  ${withSender && part('Who sent it', senderRows(request))}`;
}

function part(title: string, rows: readonly Row[]): Html {
  const answered = rows.filter((row): row is [string, Html | string] => row[1] !== null && row[1] !== '');
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${
      answered.length > 0
        ? govuk.summaryList({
            rows: answered.map(([label, answer]) => ({ key: { text: label }, value: typeof answer === 'string' ? { text: answer } : { html: answer } })),
          })
        : html`<p class="govuk-body">Nothing was said.</p>`
    }`;
}

const list = (items: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${items.map(item => html`<li>${item}</li>`)}
  </ul>`;

function peopleRows({ people, address }: SupportRequest): Row[] {
  return [...people.map((person): Row => [nameOf(person), list(factsOf(person))]), ['Home', address && addressWords(address)]];
}

const nameOf = (person: RequestPerson) => (person.givenName || person.familyName ? fullName(person) : person.dueOn ? 'Baby, not born yet' : fullName(person));

const factsOf = ({ isChild, isSender, relationship, bornOn, dueOn, ageAbout, school }: RequestPerson): string[] =>
  [
    isChild ? 'Child or young person' : 'Adult',
    isSender && 'Sent this',
    relationship,
    bornOn && `Born ${sayDate(bornOn)}`,
    dueOn && `Due ${sayDate(dueOn)}`,
    ageAbout !== null && `About ${ageAbout} years old`,
    school,
  ].filter((fact): fact is string => Boolean(fact));

function addressWords({ hasNoFixedAddress, lines: written, postcode, isProtected }: NonNullable<SupportRequest['address']>): Html {
  const where = [hasNoFixedAddress && 'No fixed address', written, postcode].filter(Boolean).join('\n');
  return html`${lines(where)}${isProtected && html`<br /><strong>Keep secret. Nobody may be told where this is.</strong>`}`;
}

function agreementRows({ agreement }: SupportRequest): Row[] {
  if (!agreement) return [];
  const { given, by, how, on, why } = agreement;
  return [
    ['Do they know and agree?', agreements[given]],
    ['Who agreed', by],
    ['How', how],
    ['When', on && sayDate(on)],
    ['Why', why && lines(why)],
  ];
}

const helperRows = ({ helpers }: SupportRequest): Row[] =>
  helpers.map(({ name, doing, contact }) => [name, [doing, contact].filter(Boolean).join(', ') || 'Nothing more was said']);

function senderRows({ who, sender, safeContact }: SupportRequest): Row[] {
  const ways = safeContact?.ways.map(way => safeWays[way]) ?? [];
  return [
    ['Sender', senders[who]],
    ['Name', sender.name],
    ['Phone', sender.phone],
    ['Email', sender.email],
    ['Safe ways to reach them', safeContact && (ways.length > 0 ? list(ways) : 'None. Do not contact them.')],
    ['When', safeContact && safeContact.when],
    ['Voice messages', safeContact && safeContact.ways.includes('phone') ? (safeContact.mayLeaveMessage ? 'Yes' : 'No') : null],
    ['Through', safeContact && safeContact.through],
    ['Letters to', safeContact?.postTo ? lines(safeContact.postTo) : null],
  ];
}
