/** The database notifies here of each change of a job at its commit; the payload is the job's id. */
export const JOBS_CHANNEL = 'ops_jobs';
