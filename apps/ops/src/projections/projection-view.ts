import type { KnownProjection } from '@bujiao/replay';
import type { JobView } from '../jobs/job-view.js';

export interface ProjectionView extends KnownProjection {
  /** The newest job of it. */
  readonly job?: Pick<JobView, 'id' | 'verb' | 'state' | 'phase' | 'percent' | 'words'>;
}
