const INHERITED = ['PATH', 'HOME', 'TMPDIR'];

/** What a process of ours is started with: nothing else of the environment of the person who runs the tests. */
export const inheritedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, value]] : [];
    }),
  );
