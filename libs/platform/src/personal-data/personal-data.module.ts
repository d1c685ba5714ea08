import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { Config } from '../config/index.js';
import { createPool, whileSchemaIsLocked } from '../database/index.js';
import { KeyRing } from './key-ring.js';

const SCHEMA = 'keyring';
const POOL = Symbol('key ring pool');

const TABLE = `CREATE TABLE IF NOT EXISTS keyring.buyer_keys (
  buyer_id text PRIMARY KEY,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now())`;

export const prepareKeyRing = (url: string): Promise<unknown> =>
  whileSchemaIsLocked(url, SCHEMA, (client) => client.query(TABLE));

async function openPool({ pgUrl }: Config): Promise<Pool> {
  await prepareKeyRing(pgUrl);
  return createPool({ url: pgUrl, name: SCHEMA, max: 2 });
}

/** Gives the {@link KeyRing} to whoever asks for it. */
@Global()
@Module({
  providers: [
    { provide: POOL, inject: [Config], useFactory: openPool },
    {
      provide: KeyRing,
      inject: [POOL, Config],
      useFactory: (pool: Pool, { dataKey }: Config) => new KeyRing(pool, dataKey),
    },
  ],
  exports: [KeyRing],
})
export class PersonalDataModule implements OnApplicationShutdown {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
