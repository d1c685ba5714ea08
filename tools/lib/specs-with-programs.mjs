// Which runs of specs start programs as processes, and need their bundles: the others need not wait for them.

/** Folders whose specs start programs. */
export const STARTING = [
  'apps/bench',
  'apps/cli',
  'apps/cluster',
  'apps/console/browser',
  'apps/end-to-end',
  'apps/ops',
  'apps/relay',
  'apps/standalone',
  'tools',
];

/** @param args those of jest. A run that is not limited to folders of others may start programs. */
export function startsPrograms(args) {
  const places = args.filter((arg) => /^(apps|libs|tools)(\/|$)/.test(arg));
  if (places.length === 0) return true;
  return places.some((place) =>
    STARTING.some((folder) => place.startsWith(folder) || folder.startsWith(place)),
  );
}
