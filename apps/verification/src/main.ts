import { runService } from '@bujiao/platform';
import { VerificationModule } from './verification.module.js';

await runService({
  name: 'verification',
  module: VerificationModule,
  docs: { title: 'Bujiao verification', description: 'Decides whether a resubmission may be delivered.' },
});
