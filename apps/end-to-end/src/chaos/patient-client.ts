import { ApiProblem, BujiaoClient, DemoTokens, type TransportOptions } from '@bujiao/client';
import type { Answer, AnswerBody } from '../product/answers.js';
import { answerOf, type CallOptions } from '../product/api.js';

/** A call is repeated, with the same key, until it is answered: after any fault of the server, and after none at all. */
const PATIENT = {
  timeoutMs: 10_000,
  retry: {
    withinMs: 120_000,
    firstWaitMs: 100,
    longestWaitMs: 100,
    mayHelp: (error: unknown) => !(error instanceof ApiProblem) || error.status >= 500,
  },
} satisfies TransportOptions;

/** The product's users, who wait as long as it takes. */
export class PatientClient {
  private readonly options: TransportOptions;
  private readonly tokens: DemoTokens;

  constructor(url: string) {
    this.options = { ...PATIENT, baseUrl: url };
    this.tokens = new DemoTokens(this.options);
  }

  /** @param user as the demo issuer names it, e.g. `buyer:B1`. Throws when there was no answer below 500 in time. */
  async call(user: string, method: string, path: string, call: CallOptions = {}): Promise<Answer> {
    const client = new BujiaoClient({ ...this.options, token: () => this.tokens.of(user) });
    const answer = await answerOf(client.send<AnswerBody>({ method, path, ...call }));
    if (answer.status >= 500)
      throw new Error(`${method} ${path} was never answered: ${JSON.stringify(answer.body)}`);
    return answer;
  }
}
