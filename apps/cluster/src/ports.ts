import { PROGRAMS, SINGLE, type Program } from './programs.js';

const KAFKA_AFTER = 92;
const POSTGRES_AFTER = 32;
const INSTANCES_APART = 100;

/** Loopback ports of a cluster, derived from the front's: 4000; 4001 to 4006 for first instances; from 4101 for second ones. */
export class Ports {
  constructor(readonly front: number) {}

  get postgres(): number {
    return this.front + POSTGRES_AFTER;
  }

  get kafka(): number {
    return this.front + KAFKA_AFTER;
  }

  /** Instances of every program except relay and ops. */
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
