import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import type { View } from '#platform/page.ts';
import type { SystemInList } from '../system.queries.ts';
import { freeSlot, type Secret, type SecretKind } from '../system.ts';

export type Making = SystemInList & { secrets: readonly Secret[] };
type Words = { kind: SecretKind; title: string; why: Html; button: string; shown: (subject: Making, secret: string) => [string, string][] };

/** A secret that is made here, and shown here alone. */
export function makingView(view: View<Making, object, string>, words: Words): Html {
  const { subject } = view;
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${subject.agencyName}, “${subject.name}”</span>${words.title}</h1>
    ${view.found === null ? asking(view, words) : made(view.found, subject, words)}`;
}

function asking(view: View<Making, object, string>, { kind, why, button }: Words): Html {
  const { id, endedAt, secrets } = view.subject;
  if (endedAt) return html`<p class="govuk-body">This system has ended.</p>`;
  if (freeSlot(secrets, kind) === null)
    return html`<p class="govuk-body">
      Two are in use already, so that one can be changed for another. <a class="govuk-link" href="/systems/${id}">End one of them first</a>.
    </p>`;
  return html`${why}${formOf(view, nothing, { button })}`;
}

const made = (secret: string, subject: Making, { shown }: Words): Html =>
  html`${govuk.warningText({ text: 'Copy it now. You cannot see it again.', iconFallbackText: 'Warning' })}
    ${govuk.summaryList({
      rows: shown(subject, secret).map(([key, value]) => ({
        key: { text: key },
        value: { html: html`<code class="govuk-!-text-break-word">${value}</code>` },
      })),
    })}
    <p class="govuk-body">Give it to those who run the system in a safe way, not by email. It stays valid until somebody ends it here.</p>
    <p class="govuk-body"><a class="govuk-link" href="/systems/${subject.id}">I have copied it, go back to the system</a></p>`;
