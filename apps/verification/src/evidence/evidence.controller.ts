import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { EvidenceKind } from '@bujiao/contracts';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import {
  ApiProblems,
  ApiRequestContent,
  Config,
  CurrentUser,
  FILE_TYPES,
  FileAnswers,
  FileBodies,
  problemOfStatus,
  Roles,
  type Principal,
} from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { evidenceRemoved, evidenceStoreUnavailable, orEvidenceProblem } from './evidence-problems.js';
import {
  evidenceEmpty,
  evidenceEncrypted,
  evidenceKindNotTaken,
  evidenceNotAsked,
  evidenceNotKept,
  evidenceSentBefore,
  evidenceTooComplex,
  evidenceTooManyPixels,
  evidenceUnreadable,
  tooManyRefusedFiles,
  tooMuchEvidence,
} from './evidence-refusals.js';
import { evidenceDto, evidenceList } from './evidence-view.js';
import { EvidenceDto, EvidenceListDto } from './evidence.dto.js';
import { EvidenceDesk } from './evidence.service.js';

const TYPES: Readonly<Record<EvidenceKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
};
const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

/** No script of the file runs, and no page frames it. */
const CONTENT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

@ApiTags('evidence')
@ApiBearerAuth()
@Controller('orders/:orderId')
export class EvidenceController {
  constructor(
    private readonly desk: EvidenceDesk,
    private readonly config: Config,
  ) {}

  @Get('resubmissions/:resubmissionId/evidence')
  @Roles('buyer', 'merchant', 'reviewer', 'after-sales')
  @ApiOperation({ summary: 'What is asked of the buyer, and what was uploaded (凭证)' })
  @ApiOkResponse({ type: EvidenceListDto })
  @ApiProblems(orderNotFound())
  async list(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @CurrentUser() user: Principal,
  ): Promise<EvidenceListDto> {
    const state = await this.desk.of({ orderId, resubmissionId, user });
    return evidenceList(state, resubmissionId, this.config);
  }

  @Post('resubmissions/:resubmissionId/evidence')
  @HttpCode(200)
  @FileBodies()
  @Roles('buyer', 'merchant')
  @ApiOperation({
    summary: 'Upload a picture or a document that a reviewer asked for (上传凭证)',
    description:
      'The body is the file: PNG, JPEG or PDF by its content, whatever the content type says. Pictures and documents are written anew without metadata. The same content again adds nothing.',
  })
  @ApiRequestContent({ content: Object.fromEntries(FILE_TYPES.map((type) => [type, BYTES])), models: [] })
  @ApiOkResponse({ type: EvidenceDto })
  @ApiProblems(
    orderNotFound(),
    ...[
      evidenceNotAsked(),
      evidenceNotKept(),
      tooMuchEvidence(5),
      evidenceSentBefore(),
      tooManyRefusedFiles(10),
    ].map(refusalProblem),
    ...[
      evidenceEmpty(),
      evidenceKindNotTaken(),
      evidenceUnreadable(),
      evidenceEncrypted(),
      evidenceTooComplex(),
      evidenceTooManyPixels(25_000_000),
    ].map(refusalProblem),
    evidenceStoreUnavailable(),
  )
  async add(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Req() { body }: FastifyRequest,
    @CurrentUser() user: Principal,
  ): Promise<EvidenceDto> {
    const upload = uploadOf(body);
    return evidenceDto(
      await orEvidenceProblem(() => this.desk.add({ orderId, resubmissionId, user }, upload)),
    );
  }

  @Get('evidence/:evidenceId')
  @FileAnswers()
  @Roles('buyer', 'merchant', 'reviewer', 'after-sales')
  @ApiParam({ name: 'evidenceId', schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ summary: 'The content of evidence, for the owner of the order, reviewers and after-sales' })
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse(BYTES)
  @ApiProblems(orderNotFound(), evidenceRemoved(), evidenceStoreUnavailable())
  async content(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
    @CurrentUser() user: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { evidence, content } = await orEvidenceProblem(() => this.desk.content(orderId, evidenceId, user));
    const { kind } = evidence;
    const shown = kind === 'pdf' ? 'attachment' : 'inline';
    await reply
      .headers({
        'content-type': TYPES[kind],
        'content-disposition': `${shown}; filename="evidence-${evidenceId.slice(0, 8)}.${kind}"`,
        'content-security-policy': CONTENT_POLICY,
      })
      .send(content);
  }
}

/** Without a content type Fastify reads no body; JSON is a body, but no file. */
function uploadOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined || body === null) throw refusalProblem(evidenceEmpty());
  throw problemOfStatus(415, undefined);
}
