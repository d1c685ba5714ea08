import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import { Config } from '../config/index.js';
import { DatabasePools } from './database-pools.js';
import { whileSchemaIsLocked } from './migrate.js';
import { createPool, poolConfig } from './postgres-pool.js';

export interface ServiceDatabase {
  /** The service's own Postgres schema; also the name of its data source and its pool. */
  readonly schema: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Classes in the order of execution; each name ends in a timestamp, which TypeORM requires. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Postgres settings of each connection of the pool. */
  readonly poolSettings?: Readonly<Record<string, string>>;
}

/** Connections of TypeORM, for reads of pages and rare writes. */
const DATA_SOURCE_CONNECTIONS = 2;

const poolToken = (schema: string): string => `service pool ${schema}`;

/** The service's `pg.Pool` for hot, batched SQL. Its search path is the service's schema: tables are named without it. */
export const ServicePool = (schema: string): ParameterDecorator & PropertyDecorator =>
  Inject(poolToken(schema));
/** The same for factory providers. */
export const servicePoolToken = poolToken;

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly pools: DatabasePools) {}

  /**
   * A TypeORM data source named by the schema (`@InjectRepository(Entity, schema)`), with its migrations run, and a pool
   * ({@link ServicePool}). The pool can be used once the schema is migrated.
   */
  static forService(database: ServiceDatabase): DynamicModule {
    const { schema } = database;
    const typeOrm = TypeOrmModule.forRootAsync({
      name: schema,
      inject: [Config],
      useFactory: ({ pgUrl }: Config) => ({ ...dataSourceOptions(database, pgUrl), retryAttempts: 1 }),
      dataSourceFactory: (options) => migrated(schema, options as DataSourceOptions),
    });
    return {
      module: DatabaseModule,
      imports: [
        typeOrm,
        TypeOrmModule.forFeature(
          [...database.entities] as Parameters<typeof TypeOrmModule.forFeature>[0],
          schema,
        ),
      ],
      providers: [
        DatabasePools,
        {
          provide: poolToken(schema),
          inject: [Config, DatabasePools, `${schema}DataSource`],
          useFactory: ({ pgUrl, pgPoolSize }: Config, pools: DatabasePools): Pool =>
            pools.keep(
              createPool({
                url: pgUrl,
                name: schema,
                max: pgPoolSize,
                schema,
                ...(database.poolSettings ? { settings: database.poolSettings } : {}),
              }),
            ),
        },
      ],
      exports: [poolToken(schema), TypeOrmModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pools.close();
  }
}

export function dataSourceOptions(
  { schema, entities, migrations }: ServiceDatabase,
  url: string,
): DataSourceOptions {
  const {
    max,
    connectionString: _,
    ...extra
  } = poolConfig({ url, name: `${schema} typeorm`, max: DATA_SOURCE_CONNECTIONS, schema });
  return {
    type: 'postgres',
    url,
    schema,
    entities: [...entities] as never[],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    installExtensions: false,
    extra: { ...extra, max },
  };
}

async function migrated(schema: string, options: DataSourceOptions): Promise<DataSource> {
  const { url } = options as { url: string };
  return whileSchemaIsLocked(url, schema, async () => {
    const source = await new DataSource(options).initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
      return source;
    } catch (error) {
      await source.destroy();
      throw error;
    }
  });
}
