export interface Occurrence {
  /** What has an order of its own: the events of one order on one topic. */
  readonly lane: string;
  readonly id: string;
}

/**
 * What is wrong with the order of each lane, every occurrence counted. Publishing is at least once: after a crash the relay repeats
 * from its checkpoint, so a lane may jump back, but from there it goes through every event again, up to the newest. A relay that
 * publishes although another one leads leaves a gap forwards, or an old event as the last one.
 * @param expected ids of each lane, in the order of the store
 * @param occurrences in the order of Kafka; ids that are not expected are left to other checks
 */
export function misorderedLanes(
  expected: ReadonlyMap<string, readonly string[]>,
  occurrences: Iterable<Occurrence>,
): string[] {
  const seen = group(occurrences);
  return [...expected].flatMap(([lane, ids]) => {
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    const indexes = (seen.get(lane) ?? []).flatMap((id) => indexOf.get(id) ?? []);
    if (new Set(indexes).size < ids.length) return []; // Something is missing; that is a finding of its own.
    return wrongOrder(indexes, ids.length).map((wrong) => `${lane} ${wrong}`);
  });
}

function wrongOrder(indexes: readonly number[], length: number): string[] {
  let previous = -1;
  for (const index of indexes) {
    if (index > previous + 1) return ['are in another order than in the store'];
    previous = index;
  }
  return previous === length - 1 ? [] : [`go backwards: event ${previous} of ${length} was published last`];
}

function group(occurrences: Iterable<Occurrence>): ReadonlyMap<string, readonly string[]> {
  const lanes = new Map<string, string[]>();
  for (const { lane, id } of occurrences) {
    const ids = lanes.get(lane);
    if (ids) ids.push(id);
    else lanes.set(lane, [id]);
  }
  return lanes;
}
