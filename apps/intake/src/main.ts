import { runService } from '@bujiao/platform';
import { IntakeModule } from './intake.module.js';

await runService({
  name: 'intake',
  module: IntakeModule,
  docs: { title: 'Bujiao intake', description: 'Takes order events and resubmission requests.' },
});
