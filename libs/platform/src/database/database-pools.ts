import type { Pool } from 'pg';

/** Pools of one module, closed with it. */
export class DatabasePools {
  private readonly pools: Pool[] = [];

  keep(pool: Pool): Pool {
    this.pools.push(pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}
