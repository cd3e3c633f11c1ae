import { html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { maySeeCriteria } from '../concern.policy.ts';
import { withoutSmallNumbers, type GroupCount } from '#platform/small-numbers.ts';
import { getRule } from '../rule.queries.ts';
import { fairnessPart, groupings, type Grouping } from './see-fairness.view.ts';

/** Whom a rule picks out, by ethnicity, age, sex and ward, beside everybody in the feeds. */
export const seeFairnessPage = page({
  name: 'targeting.see-fairness',
  path: '/criteria/:ruleId/fairness',
  title: 'Whom a rule picks out',
  audience: 'workers',
  width: 'full',
  load: async (work, { ruleId }) => ({ rule: await getRule(work, ruleId), ...(await findReach(work, ruleId)) }),
  allow: actor => maySeeCriteria(actor),
  about: () => null,
  back: () => ({ href: '/criteria', text: 'Rules' }),
  show: view => {
    const { rule, countedOn, counts } = view.subject;
    return html`<h1 class="govuk-heading-l">Whom “${rule.name}” picks out</h1>
      ${
        countedOn === null
          ? emptyList('This rule lists nobody yet, so that there is nothing to compare.')
          : html`<p class="govuk-body">
                Everybody who lives in a listed household, beside everybody in partners’ files, on ${sayDate(countedOn)}. In each picture the line stands where
                the share of everybody is.
              </p>
              <p class="govuk-body">
                A group that is listed more often is not for that reason in more need: partners may know more of it, or meet it more often. Whom no partner’s
                file holds is not counted at all. Ask why before acting on it.
              </p>
              ${(Object.keys(groupings) as Grouping[]).map(grouping => fairnessPart({ grouping, ...withoutSmallNumbers(ordered(grouping, counts.get(grouping) ?? [])) }))}`
      }`;
  },
});

async function findReach(work: Work, ruleId: string): Promise<{ countedOn: Temporal.PlainDate | null; counts: Map<string, GroupCount[]> }> {
  const rows = await work.tables('targeting').selectFrom('targeting.rule_reach').selectAll().where('rule_id', '=', ruleId).orderBy('code').execute();
  const counts = new Map(
    Map.groupBy(rows, ({ grouping }) => grouping)
      .entries()
      .map(([grouping, its]) => [grouping, its.map(({ code, population, listed }) => ({ code, population, listed }))]),
  );
  return { countedOn: rows[0]?.counted_on ?? null, counts };
}

/** Ages by age, the rest by how many there are; what is not said comes last. */
function ordered(grouping: Grouping, counts: readonly GroupCount[]): GroupCount[] {
  const place = ({ code }: GroupCount) => (code === '' ? Number.MAX_SAFE_INTEGER : grouping === 'age' ? Number.parseInt(code, 10) : 0);
  return counts.toSorted(
    (one, other) =>
      place(one) - place(other) || (grouping === 'ward' ? one.code.localeCompare(other.code, 'en', { numeric: true }) : other.population - one.population),
  );
}
