import { Global, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { JWTVerifyGetKey } from 'jose';
import { AuthModule } from '../auth/index.js';
import { ConfigModule, type Config } from '../config/index.js';
import {
  DeadLettersController,
  EditRecords,
  LetterPayloadController,
  PayloadChecks,
} from '../dead-letters/index.js';
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
  /** Callers show tokens. A process that has public routes alone is told of no issuer. */
  readonly takesTokens: boolean;
}

type Import = NonNullable<ModuleMetadata['imports']>[number];

/** The common modules of every service, around its own module. */
@Global()
@Module({
  providers: [Draining, OpenStreams, PayloadChecks, EditRecords],
  exports: [Draining, OpenStreams, PayloadChecks, EditRecords],
})
export class PlatformModule {
  static around(root: Import, { config, tokenKeys, consumes, takesTokens }: PlatformOptions): DynamicModule {
    // A process without event handlers reads no personal data and has no data key.
    const ofConsumers = consumes ? [PersonalDataModule, EventBusModule] : [];
    const auth = takesTokens ? AuthModule.forRoot(config, tokenKeys) : AuthModule.closed();
    return {
      module: PlatformModule,
      imports: [ConfigModule.forRoot(config), EventStoreModule, HealthModule, ...ofConsumers, auth, root],
      providers: [BusMetrics],
      controllers: [
        HealthController,
        MetricsController,
        ...(consumes ? [DeadLettersController, LetterPayloadController] : []),
      ],
    };
  }
}
