/** What is kept of an error: its stable code, and what it says with its causes. */
export function describeError(error: unknown): { errorCode: string; error: string } {
  if (!(error instanceof Error)) return { errorCode: 'not-an-error', error: String(error) };
  const code = (error as { code?: unknown }).code;
  const said: string[] = [];
  for (let e: unknown = error; e instanceof Error && said.length < 5; e = e.cause)
    said.push(e.stack ?? e.message);
  return { errorCode: typeof code === 'string' ? code : error.name, error: said.join('\ncaused by: ') };
}
