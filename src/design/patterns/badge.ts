import { html, type Html } from '#design/html.ts';

export type BadgeKind = 'plain' | 'late' | 'soon' | 'good' | 'quiet' | 'guarded';

/** A short fact beside a name. The words say it; the colour only helps. */
export const badge = (text: string, kind: BadgeKind = 'plain'): Html =>
  html`<span class="app-badge ${kind !== 'plain' && `app-badge--${kind}`}">${text}</span>`;
