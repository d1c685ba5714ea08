import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BusEvent, DeadLetter } from '@bujiao/event-bus';
import { CurrentUser, Roles, type Principal } from '../auth/index.js';
import { BUS_MEMORY, type BusMemory } from '../events/index.js';
import {
  identityChanged,
  letterChanged,
  letterForgotten,
  letterNotFound,
  letterUnreadable,
  nothingChanged,
  payloadInvalid,
} from './dead-letter-problems.js';
import { EditRecords } from './edit-records.js';
import { ApiProblems } from '../openapi/index.js';
import { EditedDto, EditPayloadDto, PayloadDto } from './letter-payload.dto.js';
import {
  changedIdentity,
  differences,
  isTooDeep,
  masked,
  unmasked,
  type Difference,
} from './letter-payload.js';
import { PayloadChecks } from './payload-checks.js';

const LETTER_ID = /^\d{1,18}$/;
const ID_PARAMETER = { name: 'id', schema: { type: 'string', pattern: '^[0-9]{1,18}$' }, example: '42' };
/** Changed members that are named in the record of an edit. */
const MOST_POINTERS = 200;

type LetterWithEvent = DeadLetter & { readonly event: BusEvent };

/** What a parked event carries, and its mending. Nothing that is recorded in the store is changed by it. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('dead-letters/:id/payload')
export class LetterPayloadController {
  constructor(
    @Inject(BUS_MEMORY) private readonly memory: BusMemory,
    private readonly checks: PayloadChecks,
    private readonly records: EditRecords,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a parked event carries, and who changed it' })
  @ApiParam(ID_PARAMETER)
  @ApiOkResponse({ type: PayloadDto })
  @ApiProblems(letterNotFound(), letterUnreadable(), letterForgotten())
  async show(@Param('id') id: string): Promise<PayloadDto> {
    const { event, edits } = await this.parked(id);
    const history = await this.memory.deadLetters.edits(id);
    const { type, data } = event;
    return { id, type, edits, checked: this.checks.has(type), data: masked(data), history: [...history] };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Change what a parked event carries, before it is redriven',
    description:
      'Refused where it does not fit the schema of its type, where it would be about another resubmission or buyer, and where somebody else has changed it since it was read. Who, why and which members are on record, and in the history of the order.',
  })
  @ApiParam(ID_PARAMETER)
  @ApiOkResponse({ type: EditedDto })
  @ApiProblems(
    payloadInvalid('/quantity: must be an integer'),
    nothingChanged(),
    identityChanged('/resubmissionId'),
    letterNotFound(),
    letterUnreadable(),
    letterForgotten(),
    letterChanged(),
  )
  async edit(
    @Param('id') id: string,
    @Body() { data: given, edits, because, dryRun = false }: EditPayloadDto,
    @CurrentUser() user: Principal,
  ): Promise<EditedDto> {
    if (isTooDeep(given)) throw payloadInvalid('The data has too many levels.');
    const letter = await this.parked(id);
    const data = unmasked(given, letter.event.data);
    const changes = differences(letter.event.data, data);
    this.refuseUnfit({ ...letter.event, data }, changes);
    if (dryRun) return { edited: false, differences: [...changes] };
    const changed = changes.slice(0, MOST_POINTERS).map(({ pointer }) => printable(pointer));
    const edit = { data, edits, changed, by: user.id, why: because };
    if (!(await this.memory.deadLetters.edit(id, edit))) throw letterChanged();
    await this.records.recordNow();
    return { edited: true, differences: [...changes] };
  }

  private refuseUnfit(event: BusEvent, changes: readonly Difference[]): void {
    if (changes.length === 0) throw nothingChanged();
    const identity = changedIdentity(changes);
    if (identity !== undefined) throw identityChanged(identity);
    const problem = this.checks.problemOf(event);
    if (problem) throw payloadInvalid(`${problem.pointer ? `${problem.pointer}: ` : ''}${problem.detail}`);
  }

  private async parked(id: string): Promise<LetterWithEvent> {
    const letter = LETTER_ID.test(id) ? await this.memory.deadLetters.show(id) : undefined;
    if (letter?.state !== 'parked') throw letterNotFound();
    const { event } = letter;
    if (!event) throw letterUnreadable();
    if (event.data === null || event.data === undefined) throw letterForgotten();
    return { ...letter, event };
  }
}

const printable = (pointer: string): string => pointer.replace(/\p{Cc}|\p{Cs}/gu, '\uFFFD').slice(0, 200);
