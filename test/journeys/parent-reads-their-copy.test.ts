import assert from 'node:assert/strict';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const ofTheMother = ['Farah', 'Farah has debts', 'Farah sleeps without thinking of money', '12 Juniper Close', 'FN7 2AB', '07700 900107'];
const ofTheFather = ['Karim', 'Karim has no work', 'Karim has a job he likes', '88 Bypass Road'];
const said = 'The school rang me twice.\nCould they write instead?';

/** Parents who live apart, the mother at an address that is kept secret, and a plan that is agreed. The father has his copy. */
async function aPlanForTwoHomes() {
  const world = await newWorld();
  const lead = await world.worker('Priya Shah', { agency: 'Early help north' });
  const plan = await twoHomes(world, { lead, hidden: true });
  await release(world, plan, plan.dadId);
  const farah = await accountOf(world, 'Farah Rahimi', plan.mumId);
  const karim = await accountOf(world, 'Karim Rahimi', plan.dadId);
  return Object.assign(world, { lead, plan, farah, karim });
}

journeyTest(
  'A parent reads their own copy of the plan',
  async (begin, world) => {
    const { lead, plan, farah, karim } = world;
    const mother = await begin(farah);
    await mother.page.setViewportSize({ width: 320, height: 640 });
    await mother.open('/my-plan');
    await mother.sees('There is no plan here for you to read yet.');

    const worker = await begin(lead);
    await worker.open(`/plans/${plan.planId}`);
    await worker.follow('Give a copy');
    await worker.sees('Nothing goes before that.');
    await worker.follow('See the plan as Farah');
    await worker.sees('The plan as Farah will read it', 'Farah, this is the plan for you and your family.', 'Read together before school', 'Not for Farah');
    await worker.type('A few words to them', 'Well done for asking.');
    await worker.press('Release the copy for Farah');
    await worker.sees('The copy for Farah', 'It stays as it is, whatever changes in the plan.');

    await mother.open('/my-plan');
    await mother.sees(
      'Your plan',
      'Well done for asking.',
      'What you do next',
      'Read together before school',
      'Aisha is in school every day',
      'Priya Shah',
      '999',
    );
    await mother.doesNotSee(...ofTheFather);
    await mother.page.emulateMedia({ media: 'print' });
    assert.ok(await mother.page.getByText('Read together before school').first().isVisible());
    for (const leftOut of ['Send', 'Print your plan', 'Exit this page'])
      assert.ok(!(await mother.page.getByRole('button', { name: leftOut }).first().isVisible()), `${leftOut} is not printed`);
    const folder = process.env['SCREENSHOTS'];
    await mother.page.screenshot({ fullPage: true, ...(folder && { path: `${folder}/print-${mother.scripts ? 'desk' : 'phone'}.png` }) });
    await mother.page.emulateMedia({ media: null });

    await mother.press('Send');
    await mother.isTold('Write what you want to say');
    await mother.type('I want to say something about this plan', said);
    await mother.press('Send');
    await mother.sees('What you told us', 'Could they write instead?');

    const father = await begin(karim);
    await father.page.setViewportSize({ width: 320, height: 640 });
    await father.open('/my-plan');
    await father.sees('Karim, this is the plan for you and your family.', 'Karim has a job he likes');
    await father.doesNotSee(...ofTheMother, 'Could they write instead?');

    await worker.open(`/plans/${plan.planId}/copies/new`);
    await worker.sees('What the family says about the plan', 'The school rang me twice.', 'Farah, 1 March 2027');
  },
  aPlanForTwoHomes,
);
