import { html, type Html } from '#design/html.ts';
import type { Served } from '#platform/route.ts';

/** A page of words for anybody. It asks nothing of the database, so a flood of readers costs little. */
export function plainPage({ name, path, title, body }: { name: string; path: string; title: string; body: Html }): Served {
  const screen = {
    title,
    body: html`<h1 class="govuk-heading-l">${title}</h1>
      ${body}`,
  };
  return { name, path, routes: [{ name, method: 'GET', path, audience: 'anyone', handle: async () => ({ kind: 'screen', status: 200, screen }) }] };
}
