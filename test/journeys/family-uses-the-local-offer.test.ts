import assert from 'node:assert/strict';
import { addTestService, category } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const aCouncilWithAnOffer = async () => {
  const world = await newWorld();
  const kept = await keepersOf(world);
  const swimming = await addTestService(world, {
    organizationId: kept.organizationId,
    name: 'Quiet swimming',
    termIds: [category.sports],
    minimumAge: 5,
    maximumAge: 16,
    send: { isInLocalOffer: true },
    at: {},
  });
  return Object.assign(world, kept, { swimming });
};

/** How large each visible text is, in pixels. */
const sizesOfLargePrint = `[...document.querySelectorAll('.app-large-print :is(p, li, a, dt, dd, h1, h2)')]
  .filter(one => one.offsetParent !== null).map(one => Number.parseFloat(getComputedStyle(one).fontSize))`;

journeyTest(
  'A family looks through the local offer and says what is missing; a provider answers the questions; an editor publishes what was said with an answer',
  async (begin, world) => {
    const family = await begin();
    await family.open('/services');
    await family.follow('The local offer for special educational needs and disabilities');
    await family.follow('Activities and leisure');
    await family.sees('Activities and leisure: 1 service', 'Quiet swimming');
    await family.follow('Quiet swimming');
    await family.sees('has not answered the questions of families yet');
    await family.follow('Show this page in large print');
    await family.sees('Show this page in ordinary print');
    const sizes = await family.page.evaluate<number[]>(sizesOfLargePrint);
    assert.ok(sizes.length > 5 && sizes.every(size => size >= 24), `18 points are 24 pixels: ${sizes.join(', ')}`);
    await family.open('/send/comments/new');
    await family.press('Send');
    await family.isTold('Select who you are', 'Select what it is about', 'Write what you want to say');
    await family.choose('A parent or carer', 'Who are you?');
    await family.choose('What there is, and what is missing', 'What is it about?');
    await family.type('What do you want to say?', 'Mrs Okoro says there is no judo for Rosa.');
    await family.press('Send');
    await family.sees('Thank you', 'The council reads every comment');

    const owner = await begin(world.owner);
    await owner.open(`/directory/records/${world.swimming}`);
    await owner.follow(/Say what families of children with special needs ask/);
    await owner.type('How accessible is it?', 'There is a hoist, and the music is off.');
    await owner.press('Save');
    await owner.sees('A change waits for approval', 'There is a hoist, and the music is off.');

    const editor = await begin(world.editor);
    await editor.open('/directory/changes');
    await editor.follow('Quiet swimming');
    await editor.sees('There is a hoist');
    await editor.choose('Make it public', 'What happens with it?');
    await editor.press('Save');
    await editor.open('/directory/comments');
    await editor.follow('What there is, and what is missing');
    await editor.sees('Mrs Okoro says there is no judo for Rosa.');
    await editor.choose('Publish it with an answer', 'What happens with it?');
    await editor.type('The answer', 'There is none yet.');
    await editor.press('Save');
    await editor.isTold('Everybody will read this. Take out a name');
    await editor.type('The comment, as everybody will read it', 'There is no judo.');
    await editor.press('Save');
    await editor.sees('Published');
    await editor.open('/send/coverage');
    await editor.follow(/Write.*Travel$/);
    await editor.type('What families should know', 'Ask the travel desk first.');
    await editor.press('Make it public');
    await editor.sees('What the law asks of the local offer, and what there is');

    await family.open('/send/comments');
    await family.sees('In the last 12 months one comment came. It is published with an answer.', 'There is no judo.', 'There is none yet.');
    await family.open('/send');
    await family.follow('All of it on one page, to print');
    await family.sees('Quiet swimming', 'There is a hoist, and the music is off.', 'Ask the travel desk first.');
    await family.page.emulateMedia({ media: 'print' });
    assert.ok(!(await family.page.getByRole('link', { name: /large print/ }).isVisible()), 'what is no use on paper is not printed');
  },
  aCouncilWithAnOffer,
);
