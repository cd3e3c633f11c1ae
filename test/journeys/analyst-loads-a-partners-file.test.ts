import assert from 'node:assert/strict';
import { analyst, doubt, linkedWorld, linkRows } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';
import { loadFile } from '#modules/targeting/index.ts';
import { journeyTest, type Walk } from './walk.ts';

const csv = [
  'Ref,First name,Last name,D.O.B.,Incident type,Incident date,Notes',
  ...['Oslo', 'Bram', 'Iris', 'Juno'].map((name, nth) => `${nth + 1},${name},Tarrant,0${nth + 1}/05/2015,Reported missing,1${nth}/02/2027,not to be kept`),
  '5,Ned,Tarrant,05/05/2015,Reported missing,31/02/2027,not to be kept',
  '6,Ada,Tarrant,06/05/2015,Bike theft,12/02/2027,not to be kept',
].join('\n');

async function aCouncilWithFiles() {
  const world = await newWorld();
  const ada = await analyst(world);
  await world.agency('Fernshire Police', 'police');
  await linkedWorld(world, 30);
  return Object.assign(world, { ada });
}

/** On a desk one hand decides: Alt and a number, then Enter. */
async function decideWithOneHand({ page, look, scripts, choose, press }: Walk): Promise<void> {
  if (!scripts) {
    await choose('Two people', 'Your answer');
    return press('Save and go to the next');
  }
  // As a keyboard sends it: the driver's own keys leave out the sign that an access key goes by.
  const keyboard = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: '2', code: 'Digit2', windowsVirtualKeyCode: 50, text: '2', unmodifiedText: '2' };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' });
  assert.ok(await page.getByLabel('Two people').isChecked(), 'Alt and 2 choose the second answer');
  await Promise.all([page.waitForNavigation({ timeout: 20_000, waitUntil: 'load' }), page.keyboard.press('Enter')]);
  await look();
}

journeyTest(
  'An analyst loads a partner’s file, mends it, and finds out who is who',
  async (begin, world) => {
    const walk = await begin(world.ada);
    await walk.open('/data');
    await walk.sees('Partners’ files', 'School census');
    await walk.follow('Add a feed');
    await walk.select('Whose file is it?', 'Fernshire Police');
    await walk.select('What kind of file is it?', 'Police incidents and anti-social behaviour');
    await walk.type('What is the feed called?', 'Incidents');
    await walk.type('Under which agreement is it shared?', 'DSA-7 of 1 May 2026');
    await walk.type('What is it held for?', 'Finding families early');
    await walk.type('What is the lawful basis?', 'Public task');
    await walk.type('After how many months is each file’s content removed?', '24');
    await walk.type('From which age does it cover people?', '10');
    await walk.choose('Adds to what came before', 'What does a new file do?');
    await walk.press('Add the feed');
    await walk.isTold('Select whether a file holds each person once');
    await walk.choose('No', 'Does a file hold each person once?');
    await walk.press('Add the feed');
    await walk.sees('Incidents', 'Analysts only', 'People aged 10 or over, in the whole council');

    await walk.follow('Load a file');
    await walk.attach('The file', 'incidents.csv', csv);
    await walk.press('Send the file');
    // Column by column, with what stands in each; what is guessed can be changed, and what is not chosen is not kept.
    await walk.sees('Choose what each column is', 'Oslo · Bram', 'Columns left at “Choose” are not kept at all');
    await walk.select('Ref', 'Their own number for the person');
    await walk.press('Continue');
    await walk.sees('Choose what each word stands for', '5 rows');
    await walk.press('Continue');
    await walk.sees('Check how the rows are read', 'Reported missing', 'Set aside. When it happened is not a date that can be read', 'One column is not kept');
    await walk.doesNotSee('not to be kept');
    await walk.press('Load this file');
    await walk.sees('The file waits for its turn', walk.scripts ? 'This page shows itself anew every 2 seconds' : 'Show how far it is now');
    const file = new URL(walk.page.url()).pathname;
    await loadFile(world.platform, { loadId: file.split('/').at(-1) ?? '' });
    await walk.open(file);
    await walk.sees('Rows held 4', 'Rows set aside 2');

    await walk.follow('Mend row 5');
    await walk.sees('Mend row 5', 'When it happened is not a date that can be read');
    await walk.press('Save');
    await walk.isTold('When it happened is not a date that can be read');
    await walk.type('When it happened or began', '28/02/2027');
    await walk.press('Save');
    await walk.sees('Rows held 5', 'Rows set aside 1', 'Mended and loaded Ada Lint');
    await walk.follow('Mend many at once');
    await walk.select('What happened, in words: “Bike theft”', 'Victim of a crime');
    await walk.press('Mend these rows');
    await walk.sees('Rows held 6', 'Rows set aside 0');

    await walk.open('/data/linkage');
    await walk.press('Link the rows now');
    await walk.sees('A run waits its turn');
    const [run] = await world.stored<{ id: string }>(`select id from targeting.linkage_run where state = 'waiting'`);
    await linkRows(world, { runId: run!.id });
    await walk.open('/data/linkage');
    await walk.sees('Finished', 'Rows and people of the record');
    await walk.follow('What the model learnt');
    await walk.sees('Is it matching people, or families?', 'Download the model for Splink');

    await doubt(world, 's1-0', 's2-0', { sureness: 0.7, value: 99, risks: ['sensitive-facts'] });
    await walk.open('/data/matches');
    await walk.follow('Start deciding');
    await walk.sees('Are these one person?', 'Why the linkage is not sure', 'needs a second person');
    await decideWithOneHand(walk);
    await walk.open('/data/matches/decisions');
    await walk.sees('Two people, said Ada Lint');
  },
  aCouncilWithFiles,
);
