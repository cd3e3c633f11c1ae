import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { readSignIn } from './configuration.ts';
import { identityProvider } from './identity-provider.ts';

const issuer = 'https://identity.example';
const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const now = () => Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);

type Claims = Record<string, unknown>;
type Token = { claims?: Claims; header?: Claims; key?: KeyObject; without?: string; tamper?: (token: string) => string };

function tokenOf({ claims = {}, header = {}, key = ours.privateKey, without = '', tamper = token => token }: Token, nonce: string): string {
  const body: Claims = { iss: issuer, aud: 'early-help', sub: 'omar', iat: now(), exp: now() + 300, nonce, ...claims };
  if (without) body[without] = undefined;
  const signed = `${encoded({ alg: 'ES256', kid: 'one', ...header })}.${encoded(body)}`;
  return tamper(`${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`);
}

/** Somebody comes back from a provider whose answer is this token. */
type At = { discovery?: string; issued?: string; tenants?: string[] | undefined };
async function signInWith(token: Token, { discovery = issuer, issued = issuer, tenants = [] }: At = {}) {
  let nonce = '';
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: issued,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/end`,
      id_token_signing_alg_values_supported: ['ES256'],
    }),
    '/keys': () => ({ keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }] }),
    '/token': () => ({ access_token: 'a', token_type: 'bearer', id_token: tokenOf(token, nonce) }),
  };
  const within = async (url: string) => Response.json(answers[/\/(\.well-known.*|keys|token)$/.exec(new URL(url).pathname)?.[0] ?? '']?.() ?? {});
  const provider = identityProvider({ name: 'test', discovery: new URL(discovery), clientId: 'early-help', clientSecret: 'secret', within, tenants });
  const begun = await provider.begin('https://early-help.example/sign-in/callback');
  nonce = begun.nonce;
  const finished = await provider.finish(new URL(`https://early-help.example/sign-in/callback?code=c&state=${begun.state}`), begun);
  return { ...finished, scope: new URL(begun.url, issuer).searchParams.get('scope') };
}

test('a true token says who it is: issuer, tenant and subject', async () => {
  assert.deepEqual((await signInWith({ claims: { tid: 'tenant-1', email: 'someone@example.org' } })).identity, { issuer, tenant: 'tenant-1', subject: 'omar' });
  assert.deepEqual((await signInWith({})).identity, { issuer, tenant: '', subject: 'omar' });
});

test('of Entra it is the tenant and the object id, which stay when this service is registered anew; the subject is never looked at', async () => {
  const entra = 'https://login.microsoftonline.com';
  const [council, school, person] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-aaaaaaaaaaaa', 'bbbbbbbb-cccc-dddd-eeee-ffffffffffff'];
  const token = (tid: string, more: Claims = {}) => ({ claims: { iss: `${entra}/${tid}/v2.0`, tid, oid: person, sub: 'pairwise', ...more } });
  const at = (tenant: string, tenants?: string[]) => ({
    discovery: `${entra}/${tenant}/v2.0`,
    issued: `${entra}/${tenant === 'organizations' ? '{tenantid}' : tenant}/v2.0`,
    tenants,
  });

  const one = await signInWith(token(council), at(council));
  assert.deepEqual(one.identity, { issuer: `${entra}/${council}/v2.0`, tenant: council, subject: person });
  assert.equal(one.scope, 'openid profile');
  assert.deepEqual((await signInWith(token(council, { sub: 'another application' }), at(council))).identity, one.identity);
  assert.deepEqual((await signInWith(token(school), at('organizations'))).identity, { issuer: `${entra}/${school}/v2.0`, tenant: school, subject: person });
  assert.equal((await signInWith(token(school), at('organizations', [school]))).identity.tenant, school);

  const forged: readonly [string, Token, ReturnType<typeof at>][] = [
    ['of another tenant', token(school), at(council)],
    ['of a tenant that may not come in', token(council), at('organizations', [school])],
    ['of another tenant than its issuer', token(council, { tid: school }), at(council)],
    ['without a tenant', { ...token(council), without: 'tid' }, at(council)],
    ['without an object id', { ...token(council), without: 'oid' }, at(council)],
    ['with an object id that is none', token(council, { oid: 'someone@example.org' }), at(council)],
    ['of a private account', token('9188040d-6c67-4c5b-b112-36a304b66dad'), at('organizations')],
    ['of an issuer that looks like it', token(council, { iss: `https://login.microsoftonline.com.example/${council}/v2.0` }), at('organizations')],
  ];
  for (const [name, made, where] of forged) await assert.rejects(signInWith(made, where), name);
});

test('a forged token signs nobody in', async () => {
  const unsigned = (token: string) => `${encoded({ alg: 'none' })}.${token.split('.')[1]}.`;
  const asAdministrator = (token: string) => {
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
    return [head, encoded({ ...claims, sub: 'administrator' }), signature].join('.');
  };
  const forged: Record<string, Token> = {
    'signed by another key': { key: theirs.privateKey },
    'not signed': { tamper: unsigned },
    'its signature cut off': { tamper: token => token.slice(0, token.lastIndexOf('.') + 1) },
    'changed after signing': { tamper: asAdministrator },
    'signed in another way': { header: { alg: 'HS256' } },
    'by a key nobody knows': { header: { kid: 'two' }, key: theirs.privateKey },
    'by another issuer': { claims: { iss: 'https://elsewhere.example' } },
    'for another service': { claims: { aud: 'another' } },
    'for two services': { claims: { aud: ['early-help', 'another'] } },
    'too old': { claims: { iat: now() - 7200, exp: now() - 3600 } },
    'not yet good': { claims: { nbf: now() + 3600 } },
    'for another sign-in': { claims: { nonce: 'another' } },
    ...Object.fromEntries(['iss', 'aud', 'sub', 'exp', 'iat', 'nonce'].map(claim => [`without ${claim}`, { without: claim }])),
    'an empty subject': { claims: { sub: 7 } },
    'no token at all': { tamper: () => '' },
    nonsense: { tamper: () => 'a.b.c' },
  };
  for (const [name, token] of Object.entries(forged)) await assert.rejects(signInWith(token), name);
});

test('while the provider is away people are told so, and the service goes on', async () => {
  const world = await newWorld({
    settings: { signIn: { name: 'your work account', discovery: new URL('http://127.0.0.1:9'), clientId: 'a', clientSecret: 'b' } },
  });
  const browser = await world.as();
  assert.match((await browser.visit('/sign-in')).text, /Sign in with your work account/);
  const answer = await browser.visit('/sign-in/start');
  assert.equal(answer.status, 503);
  assert.match(answer.text, /You cannot sign in just now/);
  assert.equal((await browser.visit('/identity/auth')).status, 404, 'the demonstration’s own provider is not there beside another');
});

test('half a configuration, or one in the clear, is told at the start', () => {
  const whole = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  assert.equal(readSignIn({}), null);
  assert.equal(readSignIn(whole)?.name, 'your work account');
  assert.throws(() => readSignIn({ OIDC_ISSUER: issuer }), /must be set together/);
  assert.throws(() => readSignIn({ ...whole, OIDC_ISSUER: 'http://identity.example' }), /https/);
  assert.throws(() => readSignIn({ ...whole, OIDC_TENANTS: 'fernshire' }), /ids of tenants/);
});
