// As much of oidc-provider 9 as is used here; it ships no types of its own.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Context = {
    type: string;
    status: number;
    body: unknown;
    oidc: { client: { clientId: string }; session: { accountId: string; grantIdFor(clientId: string): string | undefined } };
  };
  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type Interaction = { uid: string; prompt: { name: string }; params: Record<string, unknown> };

  export type Settings = {
    clients: readonly object[];
    jwks: object;
    cookies: object;
    interactions: { url(context: Context, interaction: Interaction): string };
    findAccount(context: Context, id: string): Promise<{ accountId: string; claims(): Promise<{ sub: string }> } | undefined>;
    loadExistingGrant(context: Context): Promise<Grant>;
    renderError(context: Context, out: { error: string }, error: Error): Promise<void>;
    [setting: string]: unknown;
  };

  export default class Provider {
    constructor(issuer: string, settings: Settings);
    readonly Grant: new (about: { clientId: string; accountId: string }) => Grant;
    readonly Client: { prototype: { redirectUriAllowed(uri: string): boolean; postLogoutRedirectUriAllowed(uri: string): boolean } };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object): Promise<string>;
  }
}
