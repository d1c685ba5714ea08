import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { GroupAction, PausedGroup } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { ApiProblems, CurrentUser, Draining, EVENT_STORE, Roles, type Principal } from '@bujiao/platform';
import { jobProblem } from '../jobs/job-problem.js';
import { BecauseDto } from '../jobs/jobs.dto.js';
import { Lag } from '../lag/lag.service.js';
import { OpsRuntime } from '../ops-runtime.js';
import { groupNotFound, groupNotPaused, resetProblems } from './consumer-problems.js';
import { PausedDto, PausedGroupDto, ResetDoneDto, ResetDto } from './consumers.dto.js';
import { EmbeddedPlaces } from './embedded-places.js';
import type { GroupPlaces } from './group-places.port.js';
import { KafkaPlaces } from './kafka-places.js';
import type { PausedView, ResetView } from './consumer-views.js';
import { GROUP } from '../patterns.js';

const GROUP_PARAMETER = {
  name: 'group',
  schema: { type: 'string', pattern: GROUP.source },
  example: 'fulfillment',
};

/** What people do to consumer groups. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('consumers')
export class ConsumersController {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly lag: Lag,
    private readonly draining: Draining,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Groups that are paused, by whom and why' })
  @ApiOkResponse({ type: [PausedGroupDto] })
  async paused(): Promise<PausedGroup[]> {
    return [...(await this.ops.pauses.list())];
  }

  @Post(':group/pause')
  @HttpCode(200)
  @ApiParam(GROUP_PARAMETER)
  @ApiOperation({
    summary: 'Have a group handle nothing until it is resumed',
    description: 'Takes effect within about a second. Events wait; nothing is lost.',
  })
  @ApiOkResponse({ type: PausedDto })
  @ApiProblems(groupNotFound('fulfilment', ['fulfillment', 'verification']))
  async pause(
    @Param('group') group: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<PausedView> {
    await this.assertKnown(group);
    return { paused: true, changed: await this.ops.pauses.pause(actionOf(group, body, user)) };
  }

  @Post(':group/resume')
  @HttpCode(200)
  @ApiParam(GROUP_PARAMETER)
  @ApiOperation({ summary: 'Have a paused group continue from where it stands' })
  @ApiOkResponse({ type: PausedDto })
  @ApiProblems(groupNotFound('fulfilment', ['fulfillment', 'verification']))
  async resume(
    @Param('group') group: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<PausedView> {
    await this.assertKnown(group);
    return { paused: false, changed: await this.ops.pauses.resume(actionOf(group, body, user)) };
  }

  @Post(':group/reset')
  @HttpCode(200)
  @ApiParam(GROUP_PARAMETER)
  @ApiOperation({
    summary: 'Move where a paused group continues',
    description:
      'Backwards, its events are handled again on the history of today; forwards, events are never handled. `dryRun` shows the resolved positions; a reset answers with the positions as read back.',
  })
  @ApiOkResponse({ type: ResetDoneDto })
  @ApiProblems(...resetProblems())
  async reset(
    @Param('group') group: string,
    @Body() body: ResetDto,
    @CurrentUser() user: Principal,
  ): Promise<ResetView> {
    if (!GROUP.test(group)) await this.assertKnown(group);
    const places = this.places();
    try {
      const changes = await places.resolve(group, body.to);
      if (body.dryRun === true) return { moved: false, partitions: changes };
      const paused = (await this.ops.pauses.list()).find((pause) => pause.group === group);
      if (!paused) throw groupNotPaused(group);
      return { moved: true, partitions: await places.move(actionOf(group, body, user), changes) };
    } catch (error) {
      throw jobProblem(error);
    }
  }

  private places(): GroupPlaces {
    const { kafka, pool, pauses, marks } = this.ops;
    if (kafka) return new KafkaPlaces(kafka, pauses);
    return new EmbeddedPlaces({ pool, pauses, marks, store: this.store, signal: this.draining.signal });
  }

  private async assertKnown(group: string): Promise<void> {
    const groups = (await this.lag.groups()).map((known) => known.group);
    if (!groups.includes(group) || group === 'relay') throw groupNotFound(group, groups);
  }
}

const actionOf = (group: string, { because }: BecauseDto, { id }: Principal): GroupAction => ({
  group,
  by: id,
  why: because,
});
