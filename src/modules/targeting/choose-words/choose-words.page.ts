import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf } from '#platform/fields.ts';
import { form, type Field } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { chooseColumns } from '../choose-columns/choose-columns.ts';
import { factChoices } from '../choose-columns/choose-columns.page.ts';
import type { Mapping } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getWaiting, withWaitingFile, type Waiting } from '../load-file/open-file.ts';
import { wordsOf } from '../read-file/reading-process.ts';

type Subject = Waiting & { mapping: Mapping; words: readonly (readonly [string, number])[] };
type Chosen = Record<string, string | null>;

/** So many different words are asked about; a column with more is not one that tells what happened. */
const mostWords = 60;
const leaveOut = 'leave-out';
const nameOf = (nth: number) => `word-${nth}`;

const wordsForm = ({ feed, words }: Subject) => {
  const choices = [{ value: leaveOut, label: 'Leave these rows out' }, ...factChoices(feed)];
  const fields = words.map(([word, count], nth): [string, Field<string | null>] => [
    nameOf(nth),
    oneOf({ label: word, hint: count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`, asList: true, choices }),
  ]);
  return form<Chosen>(Object.fromEntries(fields));
};

/** What each word of the column that tells what happened stands for. A word nobody chose for has its rows set aside. */
export const chooseWordsPage = page({
  name: 'targeting.choose-words',
  path: '/data/feeds/:feedId/loads/:loadId/words',
  title: 'Choose what each word stands for',
  audience: 'workers',
  keeps: false,
  load: async (work, params): Promise<Subject> => {
    const waiting = await getWaiting(work, params);
    const { mapping } = waiting.feed;
    const column = mapping?.columns.what;
    if (!mapping || column === undefined || !waiting.look.columns.includes(column))
      throw new Refusal('conflict', 'Choose first which column tells what happened');
    return { ...waiting, mapping, words: await withWaitingFile(work, params.loadId, path => wordsOf(path, column, mostWords)) };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}/columns`, text: 'Back to the columns' }),
  version: ({ feed }) => feed.version,
  form: wordsForm,
  fill: subject => Object.fromEntries(subject.words.map(([word], nth) => [nameOf(nth), guessed(word, subject)])),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.feed.name}</span>Choose what each word stands for</h1>
      <p class="govuk-body">
        These words stand in “${view.subject.mapping.columns.what}”. Rows with a word left at “Choose” are set aside, and told in the report.
        ${view.subject.words.length === mostWords && `Only the first ${mostWords} words found are asked about.`}
      </p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Continue' })}`,
  submit: async (work, { feed, load, mapping, words }, chosen) => {
    const before = 'words' in mapping.what ? mapping.what.words : {};
    const now = words.map(([word], nth): [string, string | null] => [word, chosen[nameOf(nth)] ?? null]);
    const kept = { ...before, ...Object.fromEntries(now.map(([word, key]) => [word, key === leaveOut ? '' : (key ?? null)])) };
    const said = Object.fromEntries(Object.entries(kept).filter((one): one is [string, string] => one[1] !== null));
    await chooseColumns(work, feed, { ...mapping, what: { words: said } });
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}/begin` };
  },
});

/** As it was chosen before; else a kind of fact of that very name. */
function guessed(word: string, { feed, mapping }: Subject): string | null {
  const before = 'words' in mapping.what ? mapping.what.words[word] : undefined;
  if (before !== undefined) return before === '' ? leaveOut : before;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return factChoices(feed).find(({ value, label }) => plain(value) === plain(word) || plain(label) === plain(word))?.value ?? null;
}
