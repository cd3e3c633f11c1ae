import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { stateOf } from '../see-systems/see-systems.page.ts';
import { freeSlot, webhookEvents, type Delivery, type Secret, type SecretKind } from '../system.ts';
import type { SystemSeen } from './see-system.page.ts';

export function seeSystemView(seen: SystemSeen): Html {
  const { system, deliveries } = seen;
  return html`${pageHead({
      title: system.name,
      caption: system.agencyName,
      actions: system.endedAt ? [] : [govuk.button({ text: 'End this system', href: `/systems/${system.id}/end`, classes: 'govuk-button--secondary' })],
    })}
    <div class="app-stack">
      ${card(
        { title: 'The system' },
        govuk.summaryList({
          rows: [
            { key: { text: 'State' }, value: { html: stateOf(system) } },
            { key: { text: 'client_id' }, value: { html: html`<code class="govuk-!-text-break-word">${system.id}</code>` } },
            { key: { text: 'Added' }, value: { text: sayInstant(system.addedAt) } },
            { key: { text: 'Last came' }, value: { text: system.lastUsedAt ? sayInstant(system.lastUsedAt) : 'Never' } },
            ...(system.endedAt ? [{ key: { text: 'Ended' }, value: { text: sayInstant(system.endedAt) } }] : []),
          ],
        }),
      )}
      ${card({ title: 'Secrets it comes in with' }, secretsPart(seen, 'client'))} ${card({ title: 'What it is told' }, toldPart(seen))}
      ${card({ title: 'What it was told lately' }, deliveries.length === 0 ? emptyList('It was told nothing yet.') : deliveriesTable(seen))}
    </div>`;
}

const making = { client: ['secrets/new', 'Make a secret'], signing: ['signing-keys/new', 'Make a signing key'] } as const;

function secretsPart({ system, secrets }: SystemSeen, kind: SecretKind): Html {
  const live = secrets.filter(secret => secret.kind === kind && secret.endedAt === null);
  const [path, text] = making[kind];
  return html`${live.length === 0 ? html`<p class="govuk-body">None is in use.</p>` : secretsTable(system.id, live, kind)}
  ${
    !system.endedAt &&
    (freeSlot(secrets, kind) === null
      ? html`<p class="govuk-body">Two are in use. To make another, end one of them.</p>`
      : html`<p class="govuk-body"><a class="govuk-link" href="/systems/${system.id}/${path}">${text}</a></p>`)
  }`;
}

const secretsTable = (systemId: string, live: readonly Secret[], kind: SecretKind): Html =>
  stackingTable({
    head: [{ text: 'Made' }, ...(kind === 'client' ? [{ text: 'Last used' }] : []), { html: html`<span class="govuk-visually-hidden">End it</span>` }],
    rows: live.map(({ id, madeAt, lastUsedAt }) => [
      { text: sayInstant(madeAt) },
      ...(kind === 'client' ? [{ text: lastUsedAt ? sayInstant(lastUsedAt) : 'Never' }] : []),
      {
        html: html`<a class="govuk-link" href="/systems/${systemId}/secrets/${id}/end"
          >End<span class="govuk-visually-hidden"> the one made on ${sayInstant(madeAt)}</span></a
        >`,
      },
    ]),
  });

function toldPart(seen: SystemSeen): Html {
  const { system, url } = seen;
  const change = !system.endedAt && html`<a class="govuk-link" href="/systems/${system.id}/webhook">${url ? 'Change or stop' : 'Tell it what happens'}</a>`;
  if (!url) return html`<p class="govuk-body">It asks by itself; it is told nothing. ${change}</p>`;
  return html`<p class="govuk-body">It is told at <code class="govuk-!-text-break-word">${url}</code>. ${change}</p>
    <h3 class="govuk-heading-s">Keys that this is signed with</h3>
    ${secretsPart(seen, 'signing')}`;
}

const deliveriesTable = ({ system, deliveries }: SystemSeen): Html =>
  stackingTable({
    head: [
      { text: 'When' },
      { text: 'Request' },
      { text: 'What' },
      { text: 'State' },
      { html: html`<span class="govuk-visually-hidden">Tell it again</span>` },
    ],
    rows: deliveries.map(delivery => [
      { text: sayInstant(delivery.happenedAt) },
      { html: html`<span class="app-no-break">${delivery.reference}</span>` },
      { text: webhookEvents[delivery.event] },
      { html: deliveryState(delivery) },
      {
        html: html`${
          !system.endedAt &&
          html`<a class="govuk-link" href="/systems/${system.id}/deliveries/${delivery.id}/send-again"
            >Tell it again<span class="govuk-visually-hidden"> of request ${delivery.reference}</span></a
          >`
        }`,
      },
    ]),
  });

function deliveryState({ deliveredAt, givenUpAt, tries, failure }: Delivery): Html {
  const tried = tries === 1 ? 'tried once' : `tried ${tries} times`;
  if (deliveredAt) return html`${badge('Told', 'good')}<br /><span class="app-quiet">${sayInstant(deliveredAt)}</span>`;
  const why = failure && html`<br /><span class="app-quiet">${failure.replace(/^./, letter => letter.toUpperCase())}</span>`;
  return givenUpAt ? html`${badge(`Given up, ${tried}`, 'late')}${why}` : html`${badge(tries === 0 ? 'Waiting' : `Waiting, ${tried}`, 'soon')}${why}`;
}
