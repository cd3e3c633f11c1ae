import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

// Nearly three hundred files, which a start need not wait for: most people come in through their agency.
const webauthn = () => import('@simplewebauthn/server');

/** The site that passkeys are for. In a demonstration any port of this machine is it. */
export type Site = { name: string; rpId: string; origin: string; anyPort: boolean };

export type NewPasskey = { credentialId: string; publicKey: Uint8Array; counter: number; transports: string[]; isSynced: boolean };
export type KnownPasskey = { id: string; accountId: string; credentialId: string; publicKey: Uint8Array; counter: number; userHandle: string };

type Owner = { loginName: string; name: string; userHandle: string; known: readonly string[] };
export type Offered = { options: object; challenge: string };

// Ed25519, P-256 and RSA, by their COSE numbers: what devices make.
const algorithms = [-8, -7, -257];

/** What a browser needs to make a passkey: one that is found without a name, and opens only to its owner’s finger, face or PIN. */
export async function offerToMake({ name, rpId }: Site, { loginName, name: displayName, userHandle, known }: Owner): Promise<Offered> {
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: rpId,
    userName: loginName,
    userDisplayName: displayName,
    userID: Buffer.from(userHandle, 'base64url'),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known.map(id => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options, challenge: options.challenge };
}

/** What a browser needs to use a passkey; without a list of known ones it offers whichever it has for this site. */
export async function offerToUse({ rpId }: Site, known: readonly string[] = []): Promise<Offered> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({ rpID: rpId, userVerification: 'required', allowCredentials: known.map(id => ({ id })) });
  return { options, challenge: options.challenge };
}

/** The passkey that a browser made, or null: for another site or challenge, unverified, or no passkey at all. */
export async function passkeyMade(site: Site, challenge: string, answer: string): Promise<NewPasskey | null> {
  try {
    const response = JSON.parse(answer) as RegistrationResponseJSON;
    const origin = originFor(site, response.response.clientDataJSON);
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    const transports = (credential.transports ?? []).filter(one => /^[a-z-]{2,20}$/.test(one));
    return { credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter, transports, isSynced: credentialBackedUp };
  } catch {
    return null;
  }
}

/** Which passkey signed this challenge, with its new counter; null: none that is known, or it does not hold. */
export async function passkeyUsed(
  site: Site,
  challenge: string,
  answer: string,
  find: (credentialId: string) => Promise<KnownPasskey | null>,
): Promise<{ passkey: KnownPasskey; counter: number } | null> {
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON;
    const passkey = typeof response.id === 'string' ? await find(response.id) : null;
    if (!passkey) return null;
    if (response.response.userHandle !== undefined && response.response.userHandle !== passkey.userHandle) return null;
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: originFor(site, response.response.clientDataJSON),
      expectedRPID: site.rpId,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    });
    return verified ? { passkey, counter: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}

/** The origin that must have signed. A demonstration takes its own name at any port. */
function originFor({ origin, rpId, anyPort }: Site, clientDataJSON: string): string {
  if (!anyPort) return origin;
  const said = (JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { origin?: string }).origin ?? '';
  return URL.canParse(said) && new URL(said).hostname === rpId && new URL(said).protocol === 'http:' ? said : origin;
}
