import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const aCouncilWithAService = async () => {
  const world = await newWorld();
  await addTestService(world, { name: 'Money advice', description: 'Help with debt.' });
  return Object.assign(world, { editor: await editorOf(world) });
};

journeyTest(
  'An editor finds that families’ words find nothing, adds them, and a parent finds the service',
  async (begin, world) => {
    const editor = await begin(world.editor);
    await editor.open('/directory');
    await editor.follow('Words that families use');
    await editor.type('What a family might type', 'totally boracic');
    await editor.press('Try it');
    await editor.sees('What a search makes of “totally boracic”', 'It finds nothing');
    await editor.open('/directory/synonyms/new');
    await editor.press('Add the words');
    await editor.isTold('Enter what families type', 'Enter what to look for as well');
    await editor.type('What families type', 'boracic');
    await editor.type('What to look for as well', 'debt');
    await editor.press('Add the words');
    await editor.type('What a family might type', 'totally boracic');
    await editor.press('Try it');
    await editor.sees('debt (because of “boracic”)', 'Found first, of 1 service', 'Money advice');

    const parent = await begin();
    await parent.open('/services');
    await parent.type('What do you need?', 'boracic');
    await parent.press('Search');
    await parent.sees('1 service', 'Money advice');

    await editor.open('/directory/synonyms?q=boracic');
    await editor.follow('boracic');
    await editor.type('What to look for as well', 'debt, money');
    await editor.press('Save');
    await editor.open('/directory/synonyms?q=boracic');
    await editor.follow('boracic');
    await editor.follow('Take them off the list');
    await editor.press('Take off the list');
    await editor.open('/directory/synonyms?q=boracic');
    await editor.sees('Nothing on the list has these words');
  },
  aCouncilWithAService,
);
