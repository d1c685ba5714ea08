import type { LaunchedStandalone } from '@bujiao/testing';

export const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What a token gets for an order that does not exist: 404 where the token is taken. */
export async function ofOrder(
  { address }: LaunchedStandalone,
  token: string,
  headers: Record<string, string> = {},
): Promise<[status: number, code: string]> {
  const answer = await fetch(`${address}/orders/none`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

export const demoTokenOf = async ({ address }: LaunchedStandalone, user = 'ops'): Promise<string> =>
  ((await (await post(`${address}/demo/tokens`, { user })).json()) as { token: string }).token;
