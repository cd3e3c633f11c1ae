import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonsFor } from '../pairs/levels.ts';
import { beginningOf } from './beginning.ts';
import { asSplinkSettings } from './splink-settings.ts';

test('every level of ours stands in one level of Splink’s, so that chances still add up to one', () => {
  const even = comparisonsFor([]).map(({ levels }) => Float64Array.from(levels, (_, level) => (level === 0 ? 0 : 1 / (levels.length - 1))));
  const person = beginningOf('person', [], even);
  const settings = asSplinkSettings({ chances: { person, household: even, unrelated: even }, prior: { person: 1e-6, household: 1e-6, unrelated: 1 } });
  assert.equal(settings.probability_two_random_records_match, 1e-6);
  assert.equal(settings.comparisons.length, comparisonsFor([]).length);
  for (const { output_column_name: column, comparison_levels: levels } of settings.comparisons) {
    const [none, ...others] = levels;
    assert.ok(none?.is_null_level && others.at(-1)?.sql_condition === 'ELSE', column);
    for (const which of ['m_probability', 'u_probability'] as const) {
      const total = others.reduce((sum, level) => sum + level[which]!, 0);
      assert.ok(Math.abs(total - 1) < 0.02, `${column} ${which} ${total}`);
    }
  }
});
