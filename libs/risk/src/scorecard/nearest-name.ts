/** Changes of one letter between two texts; more than `most` is not counted out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name that is most like the given one, if any is like it. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const short = given.slice(0, 64).toLowerCase();
  const [best] = known
    .map((name) => ({ name, away: distance(short, name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= Math.max(2, Math.floor(given.length / 3)) ? best.name : undefined;
}
