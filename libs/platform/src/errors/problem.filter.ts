import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.js';
import { Repeated } from './repeated.js';
import type { Problem } from './problem.js';

/** Seconds after which a client may try again. */
const RETRY_AFTER = '1';

/** Called with each database problem that a request met. */
export interface DatabaseObserver {
  saw(problem: Problem): void;
}

/** Turns errors of a request into RFC 9457 problem JSON; unexpected errors are logged once and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');
  private readonly repeated = new Repeated();

  constructor(private readonly database?: DatabaseObserver) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (hasLeft(request, error)) return void reply.code(400).send();
    const problem = problemOf(error);
    if (problem.status >= 500) this.log(problem, request);
    if (problem.code.startsWith('database-')) this.database?.saw(problem);
    if (reply.sent || reply.raw.headersSent) return void reply.raw.destroy();
    answerProblem(reply, problem);
  }

  private log(problem: Problem, request: FastifyRequest): void {
    const about = {
      code: problem.code,
      requestId: request.id,
      method: request.method,
      route: request.routeOptions?.url,
    };
    if (problem.status !== 503)
      return this.logger.error({ ...about, err: problem.cause ?? problem, msg: 'a request failed' });
    const repeats = this.repeated.count(problem.code);
    if (repeats === undefined) return;
    this.logger.warn({ ...about, ...(repeats > 0 && { repeats }), msg: problem.detail });
  }
}

/** The client disconnected before its body had arrived: there is nobody to answer, and no error of ours. */
const hasLeft = ({ raw }: FastifyRequest, error: unknown): boolean =>
  raw.errored !== null && raw.errored === error;

/** Answers with the problem as bytes: Fastify would add a charset to a text, which this media type does not have. */
export function answerProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503 || problem.status === 429) void reply.header('retry-after', RETRY_AFTER);
  if (problem.status === 401) void reply.header('www-authenticate', challengeOf(problem));
  void reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
}

const challengeOf = ({ code, detail }: Problem): string =>
  code === 'token-missing' ? 'Bearer' : `Bearer error="invalid_token", error_description="${detail}"`;
