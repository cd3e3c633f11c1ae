import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { webhookEvents } from '#modules/systems/index.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import { fieldsTold } from './fields.ts';
import { problem, problems, typeOf, type ProblemKind } from './problems.ts';

type Told = { route: ApiRoute; body: object | null };

const code = (text: string): Html => html`<pre class="app-code"><code>${text}</code></pre>`;
const json = (value: object) => code(JSON.stringify(value, null, 2));
const says = (...paragraphs: readonly (string | Html)[]): Html => html`${paragraphs.map(one => html`<p class="govuk-body">${one}</p>`)}`;
const heading = (text: string): Html => html`<h2 class="govuk-heading-l govuk-!-margin-top-7">${text}</h2>`;
const smaller = (text: string): Html => html`<h3 class="govuk-heading-m">${text}</h3>`;

export const documentationView = (told: readonly Told[], url: string): Html =>
  html`<h1 class="govuk-heading-xl">For developers</h1>
    ${says(
      'Your agency’s own software can ask for support for a family, in place of somebody typing it here again. The front door then has the same questions, answered as if somebody had written them on the page.',
      html`All of this is written from the program itself, and for programs it stands at <a class="govuk-link" href="/api/openapi.json">/api/openapi.json</a>,
        as OpenAPI 3.1.`,
    )}
    ${govuk.warningText({ text: 'If anyone is in danger now, call 999. Nobody may be reading what a system sends.', iconFallbackText: 'Warning' })}
    ${heading('Getting in')}
    ${says(
      'An administrator of the council adds your system and gives you a client_id and a client_secret. Keep the secret where you keep passwords. To change it, ask for a second one: both work until the first is ended.',
      'With them, get an access token. It lives fifteen minutes.',
    )}
    ${code(`curl ${url}/api/oauth/token \\\n  --user "$CLIENT_ID:$CLIENT_SECRET" \\\n  --data grant_type=client_credentials`)}
    ${told.map(one => routeTold(one, url))} ${heading('When something is wrong')}
    ${says(
      'Refusals are application/problem+json (RFC 9457). Nothing of what you sent is repeated in them; each mistake says where it is, as a JSON pointer. A field that is not described here is refused.',
    )}
    ${json(problem('invalid', '0197f0f0-0000-7000-8000-000000000000', { mistakes: { '/family/0/bornOn': 'Must be a real date, like 2018-05-04' } }))}
    ${stackingTable({
      head: [{ text: 'Type' }, { text: 'Status' }, { text: 'What it means' }],
      rows: Object.entries(problems).map(([kind, { status, title }]) => [
        { html: html`<a class="govuk-link" href="${typeOf(kind as ProblemKind)}">${kind}</a>` },
        { text: String(status) },
        { text: title },
      ]),
    })}
    ${webhooks()}`;

function routeTold({ route, body }: Told, url: string): Html {
  const path = Object.entries(route.example.params ?? {}).reduce((at, [name, value]) => at.replace(`:${name}`, value), route.path);
  const sending = ` \\\n  --header "Idempotency-Key: \\"$YOUR_KEY\\"" \\\n  --header "Content-Type: application/json" \\\n  --data @request.json`;
  const sendingFile = ` \\\n  --header "Idempotency-Key: \\"$YOUR_KEY\\"" \\\n  --header "Content-Type: text/csv" \\\n  --data-binary @file.csv`;
  return html`${heading(route.summary)} ${says(route.description)}
  ${code(`curl ${url}${path} \\\n  --header "Authorization: Bearer $TOKEN"${body ? sending : route.takesFile ? sendingFile : ''}`)}
  ${
    route.takesFile &&
    says(
      `The Content-Type is one of ${route.takesFile.join(', ')}. The token needs the scope ${route.scope}.`,
      ...Object.entries(route.query ?? {}).map(([name, means]) => `?${name}= ${means}.`),
    )
  }
  ${
    body &&
    html`${says(
      'Idempotency-Key is a text of your own, new for each request. Send a request again under its key as often as you like: it is kept once, and you get the first answer. The token needs the scope ' +
        `${route.scope}.`,
    )}
    ${smaller('What you send')} ${json(route.example.body ?? {})} ${fieldsTable(body)}`
  }
  ${smaller('What you get')} ${json(route.example.answer)}`;
}

const fieldsTable = (schema: object): Html =>
  html`${govuk.details({
    summaryText: 'Every field',
    html: stackingTable({
      head: [{ text: 'Field' }, { text: 'May be' }, { text: 'What it is' }],
      rows: fieldsTold(schema).map(({ name, may, words, isRequired }) => [
        { html: html`<code class="govuk-!-text-break-word">${name}</code>${isRequired && html`<br />must be given`}` },
        { text: may, classes: 'govuk-!-text-break-word' },
        { text: words },
      ]),
    }),
  })}`;

const webhooks = (): Html =>
  html`${heading('Being told')}
  ${says(
    'In place of asking again and again, your system can be told. The administrator sets an address of yours that begins with https://, and gives you a key. We post to it:',
  )}
  ${json({ type: 'request.decided', timestamp: '2026-11-04T10:41:07Z', data: { reference: 'R-7KQ2MX', state: 'decided' } })}
  ${stackingTable({
    head: [{ text: 'Event' }, { text: 'What happened' }],
    rows: Object.entries(webhookEvents).map(([event, words]) => [{ html: html`<code>${event}</code>` }, { text: words }]),
  })}
  ${says(
    'It is signed as Standard Webhooks has it. Put together webhook-id, a full stop, webhook-timestamp, a full stop and the body as it came; make the HMAC-SHA256 of that with your key (what follows whsec_, out of base64); and compare it, in base64, with what follows “v1,” in webhook-signature. There may be two signatures there, while a key is being changed: one that fits is enough. Refuse a timestamp older than five minutes.',
    'Answer 200 within ten seconds, before you do anything with it. If you do not, we send it again, ever more seldom, for three days. It may come twice, or after something newer: know it by its webhook-id, and ask how the request stands.',
  )}`;

export const problemView = (kind: ProblemKind): Html =>
  html`<h1 class="govuk-heading-l">${problems[kind].title}</h1>
    ${says(problems[kind].says)} ${says(html`Status ${problems[kind].status}, type <code>${typeOf(kind)}</code>.`)}`;
