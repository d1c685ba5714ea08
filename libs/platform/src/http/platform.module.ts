import { Global, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { JWTVerifyGetKey } from 'jose';
import { AuthModule } from '../auth/index.js';
import { ConfigModule, type Config } from '../config/index.js';
import { DeadLettersController } from '../dead-letters/index.js';
import { EventBusModule, EventStoreModule } from '../events/index.js';
import { HealthController, HealthModule } from '../health/index.js';
import { BusMetrics, MetricsController } from '../metrics/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { Draining } from './draining.js';
import { OpenStreams } from './open-streams.js';

export interface PlatformOptions {
  readonly config: Config;
  readonly tokenKeys?: JWTVerifyGetKey | undefined;
  readonly consumes: boolean;
}

type Import = NonNullable<ModuleMetadata['imports']>[number];

/** The common modules of every service, around its own module. */
@Global()
@Module({ providers: [Draining, OpenStreams], exports: [Draining, OpenStreams] })
export class PlatformModule {
  static around(root: Import, { config, tokenKeys, consumes }: PlatformOptions): DynamicModule {
    // A process without event handlers reads no personal data: it has no data key, and no callers with tokens.
    const ofConsumers = consumes
      ? [PersonalDataModule, EventBusModule, AuthModule.forRoot(config, tokenKeys)]
      : [AuthModule.closed()];
    return {
      module: PlatformModule,
      imports: [ConfigModule.forRoot(config), EventStoreModule, HealthModule, ...ofConsumers, root],
      providers: [BusMetrics],
      controllers: [HealthController, MetricsController, ...(consumes ? [DeadLettersController] : [])],
    };
  }
}
