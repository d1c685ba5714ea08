import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound, type Problem } from '@bujiao/platform';

const JOB_ID = /^[a-z][a-z0-9-]{0,63}$/;

export const JOB_ID_PARAMETER = {
  name: 'id',
  schema: { type: 'string', pattern: JOB_ID.source },
  example: 'r-1f0a8c55',
};

/** For `@Param('id', JobIdPipe)`: what cannot be the id of a job is an unknown one, and no statement sees it. A NUL would fail one. */
@Injectable()
export class JobIdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!JOB_ID.test(id)) throw jobNotFound();
    return id;
  }
}

export const jobNotFound = (): Problem => notFound('job-not-found', 'There is no such job.');
