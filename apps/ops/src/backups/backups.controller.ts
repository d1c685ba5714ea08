import { Body, Controller, Get, Inject, Optional, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, conflict, CurrentUser, Roles, type Principal, type Problem } from '@bujiao/platform';
import { planWords, type JobPlan, type PlanSentences } from '@bujiao/replay';
import { planSentence } from '@bujiao/texts';
import { jobView, type JobView } from '../jobs/job-view.js';
import { JobDto } from '../jobs/job.dto.js';
import { BecauseDto } from '../jobs/jobs.dto.js';
import { OpsRuntime } from '../ops-runtime.js';
import { BACKUP_TARGET } from './backup-work.js';
import { BackupsDto } from './backups.dto.js';
import {
  STORE_BACKUPS,
  type BackupView,
  type EvidenceOfBackup,
  type StoreBackups,
} from './store-backups.port.js';

/** Bytes a second that a copy is expected to make, with its check sums and on the disk. */
const EXPECTED_RATE = 100 * 1024 * 1024;

const databaseElsewhere = (): Problem =>
  conflict(
    'database-elsewhere',
    'The database of this installation is not its own: back it up with the tools of who runs it, such as pg_basebackup.',
  );

/** Plainly, before anybody relies on the backup. */
const evidenceSkipped = ({ store, bucket = '' }: EvidenceOfBackup): PlanSentences['skips'] =>
  store === 's3'
    ? [
        {
          what: planSentence('evidence-in-bucket', { bucket }),
          why: planSentence('bucket-not-in-backup'),
        },
      ]
    : [];

/** Copies of the database and the evidence of an installation on one machine. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('backups')
export class BackupsController {
  constructor(
    private readonly ops: OpsRuntime,
    @Optional() @Inject(STORE_BACKUPS) private readonly backups?: StoreBackups,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Backups of the store that are whole, newest first' })
  @ApiOkResponse({ type: BackupsDto })
  @ApiProblems(databaseElsewhere())
  async list(): Promise<{ readonly folder: string; readonly backups: readonly BackupView[] }> {
    const backups = this.here();
    return { folder: backups.folder, backups: await backups.list() };
  }

  @Post()
  @ApiOperation({
    summary: 'Plan a backup of the store',
    description:
      'Counts what the store holds. Evidence of buyers on the disk is copied as well; evidence in a bucket is not, and the plan says so. The plan is run with POST /jobs/{id}/run; writers go on meanwhile. The backup holds the secrets of the installation too: whoever has it can read all of its data.',
  })
  @ApiCreatedResponse({ type: JobDto })
  @ApiProblems(databaseElsewhere())
  async plan(@Body() { because }: BecauseDto, @CurrentUser() { id: by }: Principal): Promise<JobView> {
    const plan = await this.planOf(this.here());
    const job = { verb: 'backup', target: BACKUP_TARGET, plan, by, because, rate: 1_000_000 } as const;
    return jobView(await this.ops.jobs.plan(job), Date.now());
  }

  private here(): StoreBackups {
    if (!this.backups) throw databaseElsewhere();
    return this.backups;
  }

  private async planOf({ folder, evidence }: StoreBackups): Promise<JobPlan> {
    const { rows } = await this.ops.pool.query<{ events: number; orders: number; bytes: string }>(
      `select (select count(*)::int from event_store.events) as events,
         (select count(*)::int from event_store.streams) as orders, pg_database_size(current_database()) as bytes`,
    );
    const { events = 0, orders = 0, bytes = '0' } = rows[0] ?? {};
    return {
      selection: { after: 'start', upTo: 'start' },
      counts: { events, orders, byType: {} },
      ...planWords({
        writes: [planSentence('folder-on-server', { folder, bytes })],
        skips: evidenceSkipped(evidence),
      }),
      seconds: Math.ceil(Number(bytes) / EXPECTED_RATE) + 1,
    };
  }
}
