import { randomUUID } from 'node:crypto';
import pg from 'pg';

const service = '00000000-0000-7000-8000-000000000001';
const months = [6, 18, 24];

/** What a council may add: every rule in use again over other periods. Gives how many came. */
export async function addOwnRules(superuserUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; tree: unknown }>(
      'select r.name, v.tree from targeting.rule r join targeting.rule_version v on v.rule_id = r.id',
    );
    const own = rows.flatMap(({ name, tree }) => months.map(period => ({ name: `${name}, ${period} months`, tree: overMonths(tree, period) })));
    for (const { name, tree } of own) {
      const id = randomUUID();
      await client.query('insert into targeting.rule (id, name, made_by, made_at) values ($1, $2, $3, now())', [id, name, service]);
      await client.query(
        `insert into targeting.rule_version (rule_id, version, tree, purpose, made_by, made_at, published_by, published_at) values ($1, 1, $2, 'Made up', $3, now(), $3, now())`,
        [id, JSON.stringify(tree), service],
      );
    }
    return own.length;
  } finally {
    await client.end();
  }
}

/** The same tree, each of its criteria about facts over another period. */
const overMonths = (tree: unknown, period: number): unknown =>
  JSON.parse(JSON.stringify(tree), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'facts' in value && Array.isArray(value.facts) && value.facts.length > 0
      ? { ...value, months: period }
      : value,
  );
