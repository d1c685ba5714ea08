import type { Session } from '../sign-in/session.js';
import { ApiProblem } from './problem.js';

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Speaks to the API with the person's token. Throws {@link ApiProblem}, or `TypeError` where nothing answers. */
export class ApiClient {
  constructor(private readonly session: Pick<Session, 'accessToken'>) {}

  get<T>(path: string, call: Call = {}): Promise<T> {
    return this.json<T>('GET', path, call);
  }

  post<T>(path: string, call: Call = {}): Promise<T> {
    return this.json<T>('POST', path, call);
  }

  /** The answer itself, for streams. A refused token is renewed once. */
  async send(method: string, path: string, call: Call = {}): Promise<Response> {
    const first = await this.attempt(method, path, call, await this.session.accessToken());
    const answer =
      first.status === 401
        ? await this.attempt(method, path, call, await this.session.accessToken(true))
        : first;
    if (!answer.ok) throw await ApiProblem.of(answer);
    return answer;
  }

  private async json<T>(method: string, path: string, call: Call): Promise<T> {
    const answer = await this.send(method, path, call);
    return (await answer.json()) as T;
  }

  private attempt(method: string, path: string, call: Call, token: string): Promise<Response> {
    const { body, headers, signal } = call;
    return fetch(path, {
      method,
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...headers,
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }
}

export const at = (strings: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw({ raw: strings }, ...values.map(encodeURIComponent));
