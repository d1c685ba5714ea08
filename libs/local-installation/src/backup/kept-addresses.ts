import pg from 'pg';

/** Addresses of the contents that the database of an installation says are in its store; none where it never kept evidence. */
export async function keptAddresses(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'backup' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: found } = await client.query<{ found: boolean }>(
      `select to_regclass('verification.kept_evidence') is not null as found`,
    );
    if (!found[0]?.found) return [];
    const { rows } = await client.query<{ address: string }>(
      'select distinct address from verification.kept_evidence where removed_at is null',
    );
    return rows.map(({ address }) => address);
  } finally {
    await client.end();
  }
}
