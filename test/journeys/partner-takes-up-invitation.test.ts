import assert from 'node:assert/strict';
import { codeAt } from '#test/builders/sign-in.ts';
import { newWorld, type World } from '#test/world.ts';
import { journeyTest, type Walk } from './walk.ts';

const password = 'violet tractor meadow';
const email = 'lee.park@example.org';

journeyTest(
  'A partner without a work account takes up an invitation',
  async (begin, world) => {
    const admin = await begin(await world.worker('Ruth Abel', { roles: ['administrator'] }));
    const link = await invite(admin);

    const partner = await begin();
    await partner.open(link);
    await partner.sees('Choose how you will sign in');
    const secret = await chooseWaysIn(partner, link, () => codeNow(world, partner));
    await partner.follow('Lee Park');
    await partner.sees('How you sign in', email, 'App for codes Connected');
    if (partner.scripts) await addPasskey(partner, world, secret);
    await partner.open('/sign-out');
    await partner.press('Sign out');
    await partner.follow('Sign in again');
    await signIn(partner, world, secret);

    const stranger = await begin();
    await stranger.open(link);
    await stranger.sees('This link does not work', 'ask your council’s early help administrator for a new link');

    await admin.open('/workers');
    await findAndEnd(admin);
    await partner.open('/my-families');
    await partner.sees('Sign in');
  },
  newWorld,
);

/** A new agency whose people have no work accounts, somebody there, and the link for them. */
async function invite(admin: Walk): Promise<string> {
  await admin.open('/agencies');
  await admin.follow('Add an agency');
  await admin.press('Add the agency');
  await admin.isTold('Enter the name of the agency', 'Select what kind of agency it is');
  await admin.type('Name of the agency', 'The Copper Lane Larder');
  await admin.select('What kind of agency is it?', "Other (children's centres, independent providers, voluntary organisations)");
  await admin.choose('No', 'Can its people sign in with a work account?');
  await admin.press('Add the agency');

  await admin.open('/workers');
  await admin.follow('Add somebody');
  await admin.type('Full name', 'Lee Park');
  await admin.press('Add them');
  await admin.isTold('Enter their work email address', 'Enter their job', 'Select their agency', 'Select at least one role');
  await admin.says('Full name', 'Lee Park');
  await admin.type('Work email address', email);
  await admin.type('Job', 'Food bank worker');
  await admin.select('Agency', 'The Copper Lane Larder');
  await admin.choose('Practitioner', 'What may they do?');
  await admin.press('Add them');
  await admin.sees('Lee Park', 'Invited', 'They have not signed in yet');
  await admin.press('Make a link');
  await admin.sees('Do not open it yourself', /http:\/\/localhost\S*\/invitation\/[0-9a-f]{64}/);
  return (await admin.page.locator('a[href^="/invitation/"]').getAttribute('href')) ?? assert.fail('no link was made');
}

/** A password and an app; what was typed of a password is never shown again. */
async function chooseWaysIn(partner: Walk, link: string, code: () => Promise<string>): Promise<string> {
  await partner.follow('Choose a password');
  await partner.sees(email);
  await partner.press('Continue');
  await partner.isTold('Enter a password');
  await partner.type('Password', password);
  await partner.type('The same password again', 'violet tractor');
  await partner.press('Continue');
  await partner.isTold('The two passwords are not the same');
  await partner.says('Password', '');
  await partner.type('Password', password);
  await partner.type('The same password again', password);
  await partner.press('Continue');
  const secret = await secretShown(partner);
  await partner.press('Finish and sign in');
  await partner.isTold('Enter the 6 digits that your app shows');
  assert.equal(await secretShown(partner), secret, 'the key stays the same after a mistake');
  await partner.type('Code from the app', await code());
  await partner.press('Finish and sign in');
  await partner.sees('My families');
  await partner.doesNotSee(link);
  return secret;
}

const secretShown = async ({ page }: Walk) => (await page.locator('.app-secret').innerText()).replaceAll(' ', '');
const codeNow = async (world: World, partner: Walk) => codeAt(world, { secret: await secretShown(partner) });

/** A code works once: the next one is of the next minute. */
function nextCode(world: World, secret: string): Promise<string> {
  world.wait({ minutes: 1 });
  return codeAt(world, { secret });
}

async function addPasskey(partner: Walk, world: World, secret: string): Promise<void> {
  const devtools = await partner.context.newCDPSession(partner.page);
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const;
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  await partner.follow('Add a passkey');
  await partner.press('Continue');
  await partner.isTold('Enter the 6 digits that your app shows');
  await partner.type('Code from your app', await nextCode(world, secret));
  await partner.press('Continue');
  await partner.type('What will you call this passkey? (optional)', 'Work laptop');
  await partner.press('Make the passkey');
  await partner.sees('How you sign in', 'Work laptop');
}

async function signIn(partner: Walk, world: World, secret: string): Promise<void> {
  await partner.follow('Sign in with a passkey or a password');
  await partner.press('Continue');
  await partner.isTold('Enter your email address', 'Enter your password');
  await partner.type('Email address', email);
  await partner.type('Password', 'not this password');
  await partner.press('Continue');
  await partner.isTold('The email address or the password is not right');
  await partner.says('Email address', email);
  await partner.says('Password', '');
  await partner.type('Password', password);
  await partner.press('Continue');
  await partner.sees('Enter your code');
  await partner.press('Sign in');
  await partner.isTold('Enter the 6 digits that your app shows');
  await partner.type('Code from your app', await nextCode(world, secret));
  await partner.press('Sign in');
  await partner.sees('My families');
}

/** The administrator finds them again, and ends their access. */
async function findAndEnd(admin: Walk): Promise<void> {
  await admin.press('Search');
  await admin.isTold('Enter a name, an email address or an agency');
  await admin.type('Find somebody', 'nobody like this');
  await admin.press('Search');
  await admin.sees('Nobody found');
  await admin.says('Find somebody', 'nobody like this');
  await admin.type('Find somebody', 'copper lane');
  await admin.press('Search');
  await admin.sees('1 person', 'The Copper Lane Larder');
  await admin.follow('Lee Park');
  await admin.sees('Signs in');
  await admin.follow('Change what they may do');
  await admin.untick('Practitioner');
  await admin.press('Save');
  await admin.isTold('Select at least one role');
  await admin.follow('Lee Park');
  await admin.follow('End their access');
  await admin.press('End their access');
  await admin.sees('Access ended');
}
