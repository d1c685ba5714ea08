import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { Config } from '../config/index.js';
import { createPool } from '../database/index.js';
import { prepareKeyRing } from './key-check.js';
import { KeyRing } from './key-ring.js';

const SCHEMA = 'keyring';
const POOL = Symbol('key ring pool');

async function openPool({ pgUrl }: Config): Promise<Pool> {
  await prepareKeyRing(pgUrl);
  return createPool({ url: pgUrl, name: SCHEMA, max: 2 });
}

/** Provides the {@link KeyRing}. */
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
