import type { Choice, Field, Fields, Mistakes, Typed } from '#platform/form.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { FormView } from '#platform/page.ts';
import { govuk } from './govuk.ts';
import { html, type Html } from './html.ts';
import { stackingTable } from './patterns/stacking-table.ts';

type Asked = { fields: Readonly<Record<string, Field<unknown>>>; typed: Typed; mistakes: Mistakes };
type Look = { isPageHeading?: boolean };

/** One question of the view's form: label, hint, what was typed, and the mistake beside it. Questions that hang on a choice are asked inside it. */
export function ask<Input extends object>(view: FormView<Input>, name: keyof Fields<Input> & string, look: Look = {}): Html {
  return askField({ fields: view.form.fields, typed: view.typed, mistakes: view.mistakes }, name, look);
}

/** Every question of the view's form, in order; the only one of a page is its heading. */
export function askAll<Input extends object>(view: FormView<Input>, { headings = true } = {}): Html {
  const fields = view.form.fields as Readonly<Record<string, Field<unknown>>>;
  const names = Object.keys(fields).filter(name => !fields[name]?.when);
  return html`${names.map(name => askField({ fields, typed: view.typed, mistakes: view.mistakes }, name, { isPageHeading: headings && names.length === 1 }))}`;
}

/** The form itself, with the hidden fields that every form carries, what was kept, and what somebody else changed meanwhile. */
export function formOf(
  view: FormView,
  body: Html,
  { action, button = 'Save', isWarning = false }: { action?: string; button?: string | false; isWarning?: boolean } = {},
): Html {
  const at = action === undefined ? '' : html` action="${action}"`;
  const keep = view.keepUrl === null ? '' : html` data-keep-url="${view.keepUrl}"`;
  return html`${kept(view)}${clash(view)}
    <form method="post" novalidate${at}${keep}${hasFile(view) && html` enctype="multipart/form-data"`}>
      ${Object.entries(view.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)} ${body}
      ${button !== false && govuk.button({ text: button, preventDoubleClick: true, classes: isWarning ? 'govuk-button--warning' : undefined })}
      ${view.keepUrl !== null && html`<p class="govuk-hint keep-status" data-keep-status role="status"></p>`}
    </form>`;
}

const hasFile = ({ form }: FormView) => Object.values<Field<unknown>>(form.fields as never).some(({ control }) => control.kind === 'file');

const kept = ({ keptAt }: FormView) => keptAt && govuk.insetText({ html: html`This is what you were writing on ${sayInstant(keptAt)}. It has not been sent.` });

function clash({ clashes, notice }: FormView) {
  const said = (words: string) => ({ html: lines(words || 'Nothing'), classes: 'govuk-!-text-break-word' });
  const rows = clashes.map(({ label, theirs, yours }) => [{ text: label }, said(theirs), said(yours)]);
  return (
    notice &&
    govuk.notificationBanner({
      titleText: 'Important',
      html: html`<p class="govuk-notification-banner__heading">${notice}</p>
        ${rows.length > 0 && stackingTable({ head: [{ text: 'Question' }, { text: 'Saved now' }, { text: 'What you typed' }], rows })}`,
    })
  );
}

/** Text of many lines as it was typed. */
export const lines = (text: string): Html => html`${text.split('\n').map((line, i) => (i === 0 ? line : html`<br />${line}`))}`;

const typedAt = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0] ?? '';

function askField(asked: Asked, name: string, look: Look): Html {
  const field = asked.fields[name];
  if (!field) throw new Error(`The form has no field ${name}`);
  const { control } = field;
  const heading = look.isPageHeading ?? false;
  const common = { hint: field.hint ? { text: field.hint } : undefined, errorMessage: asked.mistakes[name] ? { text: asked.mistakes[name] } : undefined };
  const label = { text: field.label, isPageHeading: heading, classes: heading ? 'govuk-label--l' : 'govuk-label--s' };
  const fieldset = { legend: { text: field.label, isPageHeading: heading, classes: heading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s' } };
  const value = typedAt(asked.typed, name);
  switch (control.kind) {
    case 'text': {
      const numeric = control.numeric ? { inputmode: 'numeric' } : {};
      const classes = control.width ? `govuk-input--width-${control.width}` : undefined;
      return govuk.input({
        id: name,
        name,
        label,
        value,
        classes,
        type: control.type,
        autocomplete: control.autocomplete,
        spellcheck: control.spellcheck,
        ...numeric,
        ...common,
      });
    }
    case 'file':
      return govuk.fileUpload({ id: name, name, label, ...common });
    case 'long-text':
      return govuk.textarea({ id: name, name, label, value, rows: control.rows, ...common });
    case 'one-of': {
      if (control.asList) {
        const items = [{ value: '', text: 'Choose' }, ...control.choices.map(choice => ({ value: choice.value, text: choice.label }))];
        return govuk.select({ id: name, name, label, value, items, ...common });
      }
      return govuk.radios({
        name,
        idPrefix: name,
        value,
        fieldset,
        classes: control.inline ? 'govuk-radios--inline' : undefined,
        items: control.choices.map(choice => choiceItem(asked, name, choice)),
        ...common,
      });
    }
    case 'many-of': {
      const ticked = [asked.typed[name] ?? []].flat();
      const isGrouped = control.choices.some(({ under }) => under !== undefined);
      return govuk.checkboxes({
        classes: isGrouped ? 'govuk-checkboxes--small app-checkboxes--grouped' : undefined,
        name,
        idPrefix: name,
        fieldset,
        values: ticked,
        items: control.choices.flatMap((choice, nth) => [
          ...(choice.under !== undefined && choice.under !== control.choices[nth - 1]?.under ? [{ divider: choice.under }] : []),
          // A mistake leads to the first box, whatever words stand above it.
          { ...choiceItem(asked, name, choice), id: nth === 0 ? name : `${name}-${nth + 1}` },
        ]),
        ...common,
      });
    }
    case 'scale': {
      const { from, to, ends } = control;
      const meaning = `${from} is ${inSentence(ends[0])}, ${to} is ${inSentence(ends[1])}`;
      const items = Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), text: String(from + i) }));
      const hint = { text: field.hint ? `${field.hint.replace(/\.$/, '')}. ${meaning}.` : `${meaning}.` };
      return govuk.radios({ name, idPrefix: name, value, fieldset, classes: 'app-radios--scale', items, ...common, hint });
    }
    case 'date': {
      const items = (['day', 'month', 'year'] as const).map(part => ({
        id: part === 'day' ? name : `${name}-${part}`,
        name: part,
        value: typedAt(asked.typed, `${name}-${part}`),
      }));
      return govuk.dateInput({ id: `${name}-date`, namePrefix: name, fieldset, items, ...common });
    }
  }
}

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function choiceItem(asked: Asked, name: string, choice: Choice) {
  const inside = Object.keys(asked.fields).filter(other => asked.fields[other]?.when?.field === name && asked.fields[other].when.is.includes(choice.value));
  const conditional = inside.length > 0 ? { html: html`${inside.map(other => askField(asked, other, {}))}` } : undefined;
  return { value: choice.value, text: choice.label, hint: choice.hint ? { text: choice.hint } : undefined, conditional };
}
