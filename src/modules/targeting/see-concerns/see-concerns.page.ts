import { page } from '#platform/page.ts';
import { typedText } from '#platform/form.ts';
import { findNames } from '../capacity.queries.ts';
import { concernsShown } from '../concern.events.ts';
import { findLabels } from '../concern-labels.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { findConcerns, findWards } from '../concern.queries.ts';
import { standings, type Standing } from '../concern.ts';
import { findFigures, findRules } from '../rule.queries.ts';
import { seeConcernsView, type Chosen } from './see-concerns.view.ts';

/** Households that the rules list, fifty at a time, with what each is listed for. Who was shown is recorded with the reading. */
export const seeConcernsPage = page({
  name: 'targeting.see-concerns',
  path: '/concerns',
  title: 'Families of concern',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query) => {
    // Names are asked for after it is settled that they may be shown.
    work.require(mayReviewConcerns(work.actor));
    const [rules, wards, figures] = await Promise.all([findRules(work), findWards(work), findFigures(work)]);
    const chosen: Chosen = {
      rule: rules.find(({ id }) => id === typedText(query, 'rule')) ?? null,
      ward: wards.find(ward => ward === typedText(query, 'ward')) ?? null,
      standing: (Object.keys(standings) as Standing[]).find(one => one === typedText(query, 'state')) ?? null,
      page: Math.max(1, Math.min(100_000, Number.parseInt(typedText(query, 'page'), 10) || 1)),
    };
    const { concerns, total } = await findConcerns(work, { ruleId: chosen.rule?.id ?? null, ward: chosen.ward, standing: chosen.standing }, chosen.page);
    if (concerns.length > 0) await work.record(concernsShown, { familyId: null, details: { concerns: concerns.map(({ id }) => id) } });
    const names = await findNames(
      work,
      concerns.flatMap(one => [one.work?.leadId ?? null, one.review?.ownerId ?? null]),
    );
    return { rules, wards, figures: figures.get(null) ?? null, chosen, concerns, total, names, labels: await findLabels(work, concerns) };
  },
  allow: actor => mayReviewConcerns(actor),
  about: () => ({}),
  show: view => seeConcernsView(view.actor, view.subject),
});
