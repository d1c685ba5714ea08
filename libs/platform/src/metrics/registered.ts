import { register, type Metric } from 'prom-client';

/** The metric of this name, made at first use: there is one registry a process, however many applications it starts (tests start several). */
export const registered = <M extends Metric>(name: string, make: () => M): M =>
  (register.getSingleMetric(name) as unknown as M | undefined) ?? make();
