import assert from 'node:assert/strict';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

async function aListOfTwo() {
  const world = await newWorld();
  const mo = await world.worker('Mo Manager', { roles: ['team-manager'], agency: 'Fernshire County Council' });
  const lena = await world.worker('Lena Lead');
  return Object.assign(world, { mo, lena, ...(await listTwoHouseholds(world)) });
}

journeyTest(
  'A manager follows up families of concern',
  async (begin, world) => {
    const walk = await begin(world.mo);
    await walk.open('/concerns');
    await walk.sees('2 households', /Underhill, ZZ2.*Not reviewed yet.*Nobody is approached cold/);
    await walk.follow('Review Underhill, ZZ2');
    await walk.sees('Domestic abuse incident', 'Reported missing', 'Many partners');
    await walk.choose('Reach out to the family', 'What do you decide?');
    await walk.type('Why?', 'The school is worried too.');
    await walk.press('Save');
    await walk.isTold(
      'Select whether it is known to be safe to contact somebody in this household',
      'Choose who looks after this',
      'Enter the day to look again',
    );
    await walk.choose('Yes, and it is known how', 'Is it known how somebody in this household can be contacted safely?');
    await walk.type('Who may be contacted, how, and who checked that it is safe?', 'Nora, at work, checked by the school nurse.');
    await walk.select('Who looks after this?', 'Lena Lead, Oakfield Primary School: leads 0 families');
    await walk.date('When do you look again?', world.today.add({ months: 1 }));
    await walk.press('Save');
    await walk.sees('Reach out to the family · Lena Lead · look again on 1 April 2027', 'Safe to contact? Yes, and it is known how');

    // Whoever was asked sees who, why and how it is safe, and tells what came of it; what partners' files say is not theirs to read.
    const lead = await begin(world.lena);
    await lead.open('/my-families');
    await lead.follow('Families to contact');
    await lead.sees('Underhill, ZZ2', 'The school is worried too.', 'Nora, at work, checked by the school nurse.');
    await lead.doesNotSee('Domestic abuse', 'Reported missing', 'Brightwell');
    await lead.follow(/^Record what came of it/);
    await lead.choose('The family takes up help', 'What happened?');
    await lead.date('When?', world.today);
    await lead.press('Save');
    await lead.sees('1 March 2027: The family takes up help');
    await walk.open(`/concerns/${world.abuse}`);
    await walk.sees('1 March 2027: The family takes up help');

    await walk.open('/criteria');
    await walk.sees('School or safety', 'Nobody is scored');
    await walk.follow('Whom it picks out : School or safety');
    await walk.sees('Whom “School or safety” picks out', 'Everybody who lives in a listed household, beside everybody in partners’ files');
    await walk.sees('Not shown');

    const neighbour = await begin();
    await neighbour.open('/how-we-find-families');
    await neighbour.sees('School or safety', 'Nothing happens to a family because of the list alone', 'Many partners, from Fernshire Constabulary');
    await neighbour.doesNotSee('Underhill', 'Brightwell');
    const [count] = await world.stored(`select count(*)::int as effects from targeting.concern_effect where concern_id = $1`, [world.abuse]);
    assert.deepEqual(count, { effects: 1 });
  },
  aListOfTwo,
);
