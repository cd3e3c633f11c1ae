import pg from 'pg';

// Partners' files of a made-up council, already linked: filled by SQL, in the size and the proportions that matter to how long rules take.

const service = '00000000-0000-7000-8000-000000000001';

/** How many rows of each fact there are for each thousand people; or one for everybody of that age. The figures are ours, near what councils of England report. */
const facts: readonly [what: string, perThousand: number | 'each', feed: number, minAge: number, maxAge: number][] = [
  ['attendance', 900, 0, 5, 15],
  ['school-place', 'each', 0, 4, 17],
  ['free-school-meals', 60, 0, 4, 18],
  ['suspension', 40, 0, 8, 16],
  ['exclusion', 2, 0, 8, 16],
  ['not-on-roll', 4, 0, 5, 15],
  ['police-incident', 160, 1, 10, 90],
  ['domestic-abuse', 40, 1, 0, 90],
  ['asb', 40, 1, 10, 60],
  ['arrest', 15, 1, 10, 70],
  ['missing', 10, 1, 8, 17],
  ['ae-attendance', 400, 2, 0, 95],
  ['self-harm', 4, 2, 10, 60],
  ['rent-arrears', 60, 3, 18, 80],
  ['temporary-accommodation', 4, 3, 0, 60],
  ['homeless-application', 6, 3, 18, 70],
  ['out-of-work-benefit', 100, 4, 18, 66],
  ['council-tax-arrears', 70, 4, 18, 90],
  ['youth-offence', 3, 5, 10, 17],
  ['youth-prevention', 3, 5, 10, 17],
  ['social-care-referral', 20, 6, 0, 17],
  ['child-in-need', 8, 6, 0, 17],
  ['child-protection-plan', 4, 6, 0, 17],
  ['edge-of-care', 2, 6, 0, 17],
  ['health-visiting', 'each', 7, 0, 3],
  ['development-check-below', 8, 7, 1, 3],
  ['missed-health-review', 10, 7, 0, 5],
  ['camhs', 15, 7, 5, 17],
  ['adult-mental-health', 30, 7, 18, 90],
  ['tenancy', 'each', 3, 18, 95],
  ['neet', 5, 0, 16, 18],
];
const feeds = ['School census', 'Police', 'Emergency department', 'Housing', 'Benefits', 'Youth justice', 'Social care', 'Health'];

/** Fills the files. Everybody stands in a list of tenancies, of a school or of a health visitor, so that the whole population is known. */
export async function fillFiles(superuserUrl: string, people: number): Promise<{ rows: number; people: number; households: number }> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`select setseed(0.42)`);
    await client.query(`insert into access.agency (id, slug, name, kind, source_code) values ('${id(900)}', 'partner', 'A partner', 'council', '3A')`);
    for (const [place, name] of feeds.entries()) {
      await client.query(
        `insert into targeting.feed (id, name, agency_id, kind, agreement, purpose, lawful_basis, retention_months, way, made_by, made_at)
         values ('${id(place)}', '${name}', '${id(900)}', 'other', 'Made up', 'Made up', 'Made up', 24, 'replace', '${service}', now())`,
      );
      await client.query(
        `insert into targeting.feed_load (id, feed_id, state, received_at, received_by, current_as_of) values ('${id(100 + place)}', '${id(place)}', 'held', now(), '${service}', '2027-02-28')`,
      );
    }
    // 2.85 people a household: every seventh has one more. Ages go round, so that each household has its mixture.
    await client.query(`create unlogged table bench_person as
      select n as person_no, (n / 2.85)::bigint as household_no, case when n % 3 = 0 then (n / 3) % 18 else 18 + (n / 3 * 7) % 70 end as age,
             (array['M', 'F'])[1 + n % 2] as sex, (array['WBRI','WBRI','WBRI','WBRI','WBRI','WBRI','WBRI','APKN','AIND','BAFR','MWBC','WOTH'])[1 + (n / 3) % 12] as ethnicity,
             'Ward ' || (1 + (n / 20000) % 40) as ward from generate_series(1, ${people}) as n`);
    await client.query('create index on bench_person (age)');
    await client.query('analyze bench_person');
    // Indexes are made once all rows are there: it takes a fifth of the time.
    await client.query(
      'drop index targeting.feed_row_of_load, targeting.feed_row_of_feed, targeting.feed_row_by_what, targeting.linked_row_of_person, targeting.linked_row_of_household',
    );
    for (const fact of facts) await addRows(client, fact, people);
    await client.query(`insert into targeting.linked_row (row_id, person_no, household_no, sureness)
      select f.id, b.person_no, b.household_no, 0.99 from targeting.feed_row f join bench_person b on b.person_no = f.their_id::bigint`);
    await client.query('create index feed_row_of_load on targeting.feed_row (load_id, row)');
    await client.query('create index feed_row_of_feed on targeting.feed_row (feed_id, lasting_key)');
    await client.query('create index feed_row_by_what on targeting.feed_row (what, happened_on)');
    await client.query('create index linked_row_of_person on targeting.linked_row (person_no)');
    await client.query('create index linked_row_of_household on targeting.linked_row (household_no)');
    await client.query('drop table bench_person');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ rows: string; people: string; households: string }>(
      'select count(*) as rows, count(distinct person_no) as people, count(distinct household_no) as households from targeting.linked_row',
    );
    const [counted] = rows;
    return { rows: Number(counted?.rows), people: Number(counted?.people), households: Number(counted?.households) };
  } finally {
    await client.end();
  }
}

/** Trouble clusters: one household in ten has most of it, as in life, so that rules that ask for several needs list somebody. */
async function addRows(client: pg.Client, [what, perThousand, feed, minAge, maxAge]: (typeof facts)[number], people: number): Promise<void> {
  const isForAll = perThousand === 'each' || ['attendance', 'ae-attendance'].includes(what);
  const whom = `age between ${minAge} and ${maxAge} ${isForAll ? '' : 'and household_no % 10 = 0'}`;
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from bench_person where ${whom}`);
  const of = Number(rows[0]?.n);
  const wanted = perThousand === 'each' ? of : (perThousand * people) / 1000;
  const each = Math.ceil(wanted / of);
  await client.query(`
    insert into targeting.feed_row (load_id, feed_id, row, their_id, lasting_key, forename, surname, sex, born, born_on, address, town, postcode, ethnicity, ward, what, happened_on, amount, service)
    select '${id(100 + feed)}', '${id(feed)}', person_no, person_no::text, 'key ' || person_no, 'Forename' || person_no % 900, 'Surname' || household_no % 9000, sex,
           born::text, born, household_no || ' Fern Street', 'Fernford', 'ZZ' || household_no % 90 || ' ' || household_no % 9 || 'ZZ', ethnicity, ward, '${what}',
           date '2027-03-01' - (random() * 700)::int, round((50 + random() * 50)::numeric), '${feeds[feed]}'
      from bench_person cross join generate_series(1, ${each}) cross join lateral (
        -- Every twentieth row lacks the day of birth: another row of the person tells it.
        select case when random() >= 0.05 then date '2027-03-01' - age * 365 - (person_no % 365)::int end as born) told
     where ${whom} and random() < ${wanted / (of * each)}`);
}

const id = (number: number) => `00000000-0000-7000-8000-0000000b${number.toString().padStart(4, '0')}`;
