import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider';
import { forbidden, invalidRequest } from '@bujiao/platform';
import { comesFromThisMachine, type Caller } from '../callers.js';
import { demoPerson } from './demo-people.js';
import { MemoryStorage } from './memory-storage.js';
import { providerOptions, type TokenDemands } from './provider-options.js';

/** Loopback names and ports that a person may have opened; more are a sign of misuse. */
const MOST_ORIGINS = 8;

interface Signer {
  readonly privateKey: JWK & { readonly kid: string };
  readonly tokens: TokenDemands;
}

/**
 * OpenID Connect for demo people, by `oidc-provider`: one provider for each origin that is opened (`localhost`, `127.0.0.1`),
 * so that sign-in never leaves it. Loaded at the first sign-in, since nobody else should wait for it.
 */
export class OidcIssuer {
  private readonly providers = new Map<string, Promise<Provider>>();

  constructor(private readonly signer: Signer) {}

  /** Answers a request for one of the protocol's endpoints. Throws a problem: 403 `not-from-here`. */
  async handle(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> {
    const provider = await this.providerFor(caller);
    await provider.callback()(request, response);
  }

  /** Signs `person` in and leads the browser on. Throws a problem: 403 `not-from-here`, 400 `invalid-request`. */
  async signIn(
    request: IncomingMessage,
    response: ServerResponse,
    { caller, person }: { readonly caller: Caller; readonly person: string },
  ): Promise<void> {
    const provider = await this.providerFor(caller);
    if (!demoPerson(person))
      throw invalidRequest([{ field: 'person', message: 'must be one of the demo people' }]);
    const { session } = await provider.interactionDetails(request, response);
    const next = await provider.interactionResult(request, response, { login: { accountId: person } });
    if (session) await leaveOther(provider, session.uid, person);
    response.writeHead(303, { location: next, 'content-length': 0 }).end();
  }

  private providerFor(caller: Caller): Promise<Provider> {
    if (!comesFromThisMachine(caller))
      throw forbidden('not-from-here', 'Demo people sign in on this machine only.');
    const origin = `http://${caller.headers.host}`;
    const known = this.providers.get(origin);
    if (known) return known;
    if (this.providers.size >= MOST_ORIGINS)
      throw forbidden('too-many-origins', 'Sign in at the address that was printed at start.');
    const provider = this.create(origin);
    this.providers.set(origin, provider);
    provider.catch(() => this.providers.delete(origin));
    return provider;
  }

  private async create(origin: string): Promise<Provider> {
    const { Provider: OidcProvider } = await import('oidc-provider');
    return new OidcProvider(
      origin,
      providerOptions({ origin, ...this.signer, storage: new MemoryStorage() }),
    );
  }
}

/** Who was signed in before leaves without a page of its own: the library would post a form to one, which is switched off here. */
async function leaveOther(provider: Provider, sessionUid: string, person: string): Promise<void> {
  const session = await provider.Session.findByUid(sessionUid);
  if (!session?.accountId || session.accountId === person) return;
  session.accountId = undefined;
  session.authorizations = {};
  await session.persist();
}
