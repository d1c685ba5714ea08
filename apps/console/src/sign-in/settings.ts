export interface Settings {
  /** Absent where people sign in at the origin that they opened. */
  readonly issuer?: string;
  readonly clientId: string;
  readonly resource?: string;
  /** Whether the people to sign in as are the demo's. */
  readonly demo: boolean;
}

export async function loadSettings(): Promise<Settings> {
  const answer = await fetch('/console-settings');
  if (!answer.ok) throw new Error(`the console's settings: ${answer.status}`);
  return (await answer.json()) as Settings;
}
