import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { ApiProblems, conflict, type Problem } from '@bujiao/platform';
import type { JobRefused } from '@bujiao/replay';
import { JOB_ID_PARAMETER, jobNotFound } from './job-id.pipe.js';
import { JobDto } from './job.dto.js';

type Refusal = Exclude<JobRefused['code'], 'job-not-found'>;

/** An example of each; the sentence of a real one names the job and its state. */
const DETAILS: Readonly<Record<Refusal, string>> = {
  'plan-expired': 'The plan r-1f0a8c55 expired at 2026-11-24T15:03:00.000Z: make a new one.',
  'job-target-busy': 'Another job works on the same target: wait, or cancel it.',
  'job-in-other-state': 'The job r-1f0a8c55 is done (finished), so "paused" does not apply to it.',
  'impact-missing': 'What it would do today is not known yet: r-1f0a8c55 is running.',
  'job-cannot-swap': 'The job r-1f0a8c55 is running (build), so "swap" does not apply to it.',
};

const refusal = (code: Refusal): Problem => conflict(code, DETAILS[code]);

/** A route that does something to the job of its address, which it answers with. */
export const ApiJobAct = (...refusals: readonly Refusal[]): MethodDecorator =>
  applyDecorators(
    ApiParam(JOB_ID_PARAMETER),
    ApiOkResponse({ type: JobDto }),
    ApiProblems(jobNotFound(), ...refusals.map(refusal)),
  );
