import { PROGRAMS, SINGLE, type Program } from './programs.js';

const KAFKA_AFTER = 92;
const POSTGRES_AFTER = 32;
const INSTANCES_APART = 100;

/** Which loopback ports a cluster takes, all told by the front's: 4000, then 4001 to 4006 for the first instances, 4101 for the second ones. */
export class Ports {
  constructor(readonly front: number) {}

  get postgres(): number {
    return this.front + POSTGRES_AFTER;
  }

  get kafka(): number {
    return this.front + KAFKA_AFTER;
  }

  /** Of everything but the relay and ops so many instances. */
  all(instances: number): number[] {
    const services = PROGRAMS.flatMap((program) =>
      Array.from({ length: SINGLE.includes(program) ? 1 : instances }, (_, i) => this.of(program, i)),
    );
    return [this.front, this.postgres, this.kafka, ...services];
  }

  /** @param instance from 0 */
  of(program: Program, instance: number): number {
    return this.front + INSTANCES_APART * instance + PROGRAMS.indexOf(program) + 1;
  }
}

export const urlOf = (port: number): string => `http://127.0.0.1:${port}`;
