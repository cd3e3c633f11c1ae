/** An action's name in all the shapes that its files need: record-visit, recordVisit, RecordVisit, visitRecorded, “recorded a visit”. */
export type Names = ReturnType<typeof namesOf>;

/** What verbs become that do not take “ed”: the simple past, as the chronology says it, and the form that names the event. */
const irregular: Readonly<Record<string, readonly [string, string]>> = {
  begin: ['began', 'begun'],
  bring: ['brought', 'brought'],
  choose: ['chose', 'chosen'],
  find: ['found', 'found'],
  give: ['gave', 'given'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  leave: ['left', 'left'],
  let: ['let', 'let'],
  make: ['made', 'made'],
  put: ['put', 'put'],
  read: ['read', 'read'],
  say: ['said', 'said'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  take: ['took', 'taken'],
  tell: ['told', 'told'],
  withdraw: ['withdrew', 'withdrawn'],
  write: ['wrote', 'written'],
};

function pastOf(verb: string): readonly [string, string] {
  const known = irregular[verb];
  if (known) return known;
  const past = verb.endsWith('e')
    ? `${verb}d`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb)
        ? `${verb}${verb.at(-1) ?? ''}ed`
        : `${verb}ed`;
  return [past, past];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const joined = (words: readonly string[]) => words.map(capital).join('');
const withArticle = (words: string) => (words.endsWith('s') ? words : `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`);

export function namesOf(module: string, action: string) {
  const [verb = '', ...noun] = action.split('-');
  const [simplePast, participle] = pastOf(verb);
  const thing = withArticle(noun.join(' '));
  const pascal = joined([verb, ...noun]);
  return {
    module,
    action,
    pascal,
    camel: verb + joined(noun),
    page: `${verb}${joined(noun)}Page`,
    may: `may${pascal}`,
    event: `${noun[0] ?? ''}${joined([...noun.slice(1), participle])}`,
    eventKind: `${module}.${noun.join('-')}-${participle}`,
    title: `${capital(verb)} ${thing}`,
    doing: `${verb} ${thing}`,
    done: `${simplePast} ${thing}`,
  };
}
