import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../product/answers.js';
import { Api, type CallOptions } from '../product/api.js';

const GIVE_UP_AFTER = 120_000;
const PAUSE = 100;

/** A client as it should be: it repeats the very same call, with the same key, until it is answered. */
export class PatientClient {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** @param user as the demo issuer names it, e.g. `buyer:B1` */
  async call(user: string, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const until = Date.now() + GIVE_UP_AFTER;
    for (;;) {
      const answer = await this.attempt(user, method, path, options).catch(() => undefined);
      if (answer && answer.status < 500) return answer;
      if (Date.now() > until)
        throw new Error(`${method} ${path} was never answered: ${JSON.stringify(answer?.body)}`);
      await sleep(PAUSE);
    }
  }

  private async attempt(user: string, method: string, path: string, options: CallOptions): Promise<Answer> {
    return new Api(this.url, await this.tokenOf(user)).call(method, path, { ...options, timeout: 10_000 });
  }

  private async tokenOf(user: string): Promise<string> {
    const known = this.tokens.get(user);
    if (known) return known;
    const { status, body } = await new Api(this.url).call('POST', '/demo/tokens', {
      body: { user },
      timeout: 10_000,
    });
    if (status !== 200) throw new Error(`no token: ${status}`);
    this.tokens.set(user, body.token);
    return body.token;
  }
}
