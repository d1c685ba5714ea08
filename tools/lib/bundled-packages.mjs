// The packages that go into the bundles, each with the number of files that a start no longer opens.
//
// A package may stand here where all of its users in a process get the copy of the bundle: ours, and packages that stand here too.
// `one-copy.mjs` refuses a bundle where a package outside uses one of these, but for those of SEPARATE.
//
// Never here: what is replaced in parts when it is loaded (pg, kafkajs), what starts files of its own as threads (pino,
// thread-stream), native programs, and what only serves files (swagger-ui-dist).

export const BUNDLED = [];

/** Packages without state and without classes that meet those of others: a second copy of them does no harm. */
export const SEPARATE = [];
