import { typedText, type Mistakes } from '#platform/form.ts';
import type { Ask } from '#platform/route.ts';
import { codeIn, stepOf } from './app-code.ts';
import { sayWait, tryOnce } from './guesses.ts';
import type { HereWithKeys } from './here.ts';
import { decrypt } from './keys.ts';
import { findAppSecret, findPasskey, useCode, usePasskey } from './local-account.queries.ts';
import { passkeyUsed } from './passkey.ts';
import { takeStep } from './steps.ts';

/** The mistake beside a code that does not hold; null: it does, and is used up. A wrong one is counted before it is looked at. */
export async function codeMistake(ask: Ask, { keys }: HereWithKeys, accountId: string, typed: string): Promise<string | null> {
  const code = codeIn(typed);
  if (!/^\d{6}$/.test(code)) return 'Enter the 6 digits that your app shows';
  const { platform, address, device } = ask;
  const attempt = await tryOnce(platform, { what: 'code', of: accountId, address, device, accountId });
  if ('waitUntil' in attempt) return sayWait(attempt.waitUntil, platform.clock());
  const sealed = await findAppSecret(platform, accountId);
  const step = sealed && (await stepOf(decrypt(keys, accountId, sealed), code, platform.clock()));
  if (step === null) return 'This code is not right. Enter the one your app shows now';
  if (!(await useCode(platform, accountId, step))) return 'This code was used already. Wait for the next one';
  await attempt.forgive();
  return null;
}

/** Before any change to how somebody signs in: they show, now and for this alone, that it is them. What is wrong, or nothing. */
export async function proofMistakes(ask: Ask, here: HereWithKeys): Promise<Mistakes> {
  const answer = typedText(ask.typed, 'proof');
  if (answer === '') {
    const mistake = await codeMistake(ask, here, ask.actor.id, typedText(ask.typed, 'code'));
    return mistake === null ? {} : { code: mistake };
  }
  const offered = await takeStep(ask, 'prove-it');
  const used = offered && (await passkeyUsed(here.site, offered.facts.challenge, answer, id => findPasskey(ask.platform, id)));
  const isTheirs = used && used.passkey.accountId === ask.actor.id && (await usePasskey(ask.platform, used.passkey.id, used.counter));
  return isTheirs ? {} : { proof: 'The passkey did not hold. Try again' };
}
