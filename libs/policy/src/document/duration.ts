const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** ms of `90s`, `10m`, `24h`, `15d`. A day has 24 hours, whatever the zone. @throws RangeError for another form */
export function millisecondsOf(duration: string): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(duration) ?? [];
  const factor = unit === undefined ? undefined : UNITS[unit];
  if (number === undefined || factor === undefined) throw new RangeError(`no duration: ${duration}`);
  return Number(number) * factor;
}
